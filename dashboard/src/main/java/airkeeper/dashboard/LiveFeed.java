package airkeeper.dashboard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands news to everyone who watches, on the thread that brings them: watchers only take over and return. Thread-safe. */
public final class LiveFeed {
    private final List<Consumer<News>> watchers = new CopyOnWriteArrayList<>();

    public void watch(Consumer<News> watcher) {
        watchers.add(watcher);
    }

    void tell(News news) {
        watchers.forEach(watcher -> watcher.accept(news));
    }
}
