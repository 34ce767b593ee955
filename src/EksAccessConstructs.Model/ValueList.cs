using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EksAccessConstructs;

/// <summary>An immutable list that equals another list of equal items in the same order, so that records that hold it compare by value.</summary>
/// <remarks>The default value is the empty list. A collection expression makes one: <c>ValueList&lt;string&gt; names = ["a", "b"];</c>.</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> items;

    internal ValueList(ImmutableArray<T> items) => this.items = items;

    private ImmutableArray<T> Items => items.IsDefault ? [] : items;

    /// <summary>How many items the list holds.</summary>
    public int Count => items.IsDefault ? 0 : items.Length;

    /// <summary>True where the list holds nothing.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The item at a place, counted from 0.</summary>
    public T this[int index] => Items[index];

    /// <summary>The items as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other)
    {
        var mine = Items;
        var theirs = other.Items;
        return mine.Length == theirs.Length && (mine == theirs || mine.AsSpan().SequenceEqual(theirs.AsSpan(), EqualityComparer<T>.Default));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>True where the list holds something; as in LINQ, without allocating.</summary>
    public bool Any() => Count > 0;

    /// <summary>True where an item is of a kind; as in LINQ, without an enumerator on the heap.</summary>
    /// <param name="predicate">The kind.</param>
    public bool Any(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        foreach (var item in AsSpan())
        {
            if (predicate(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where every item is of a kind; as in LINQ, without an enumerator on the heap.</summary>
    /// <param name="predicate">The kind.</param>
    public bool All(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        foreach (var item in AsSpan())
        {
            if (!predicate(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where an item equals this one; as in LINQ, without an enumerator on the heap.</summary>
    /// <param name="item">The item.</param>
    public bool Contains(T? item) => Items.Contains(item!);

    /// <summary>The first item of a kind, or the default value where none is; as in LINQ, without an enumerator on the heap.</summary>
    /// <param name="predicate">The kind.</param>
    public T? FirstOrDefault(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        foreach (var item in AsSpan())
        {
            if (predicate(item))
            {
                return item;
            }
        }

        return default;
    }

    /// <summary>Walks the items without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>The items in brackets: <c>[a, b]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Items)}]";

    /// <summary>Equal items in the same order.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Not equal items, or another order.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of these items.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>These items as a list with value equality.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
