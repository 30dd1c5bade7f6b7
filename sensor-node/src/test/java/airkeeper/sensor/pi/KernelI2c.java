package airkeeper.sensor.pi;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The kernel below Pi4J, with a chip that says again what it was told, and with the kernel's failures. */
final class KernelI2c {
    private byte[] told = {};
    private int address;
    private boolean cutOff;
    private @Nullable RuntimeException failure;

    int address() {
        return address;
    }

    void fail(RuntimeException with) {
        failure = with;
    }

    void cutOff() {
        cutOff = true;
    }

    I2CProvider provider() {
        return new Provider();
    }

    private void fails() {
        if (failure != null) {
            throw failure;
        }
    }

    private final class Provider extends I2CProviderBase {
        Provider() {
            id = "played-i2c";
            name = "Played I2C";
        }

        @Override
        public I2C create(I2CConfig config) {
            Chip chip = new Chip(this, config, new Bus(config));
            context.registry().add(chip);
            return chip;
        }
    }

    private static final class Bus extends I2CBusBase {
        Bus(I2CConfig config) {
            super(config);
        }

        @Override
        public <R> R execute(I2C chip, Callable<R> action) {
            return _execute(chip, action);
        }
    }

    private final class Chip extends I2CBase<Bus> {
        Chip(I2CProvider provider, I2CConfig config, Bus bus) {
            super(provider, config, bus);
            address = config.device();
        }

        @Override
        public int write(byte octet) {
            return write(new byte[] {octet}, 0, 1);
        }

        @Override
        public int write(byte[] bytes, int offset, int length) {
            fails();
            told = Arrays.copyOfRange(bytes, offset, offset + length);
            return length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            fails();
            System.arraycopy(told, 0, bytes, offset, told.length);
            return cutOff ? length - 1 : length;
        }

        @Override
        public int readRegister(int register) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int readRegister(byte[] register, byte[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int readRegister(int register, byte[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int writeRegister(int register, byte octet) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int writeRegister(int register, byte[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int writeRegister(byte[] register, byte[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }
    }
}
