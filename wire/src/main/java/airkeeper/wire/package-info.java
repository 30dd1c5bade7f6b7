/**
 * What the nodes say to each other: the words, the topics they are said on, and the link that carries them.
 *
 * <p>The contract with other people's clients stands in the README of this module; golden files in its tests keep it.
 */
@NullMarked
package airkeeper.wire;

import org.jspecify.annotations.NullMarked;
