using System.Collections;
using System.Diagnostics.Contracts;

namespace EksAccessConstructs;

/// <summary>An immutable map of text to text (labels, annotations, tags) that equals another map of equal pairs in any order.</summary>
/// <remarks>Keys come in the order they were given; a key given twice keeps its last value. The default value is the empty map.</remarks>
public readonly struct ValueMap : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<ValueMap>
{
    private readonly KeyValuePair<string, string>[]? pairs;

    /// <summary>A map of these pairs.</summary>
    public ValueMap(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var seen = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            seen[key] = value;
        }

        this.pairs = [.. seen];
    }

    /// <summary>A map of these pairs.</summary>
    public static ValueMap Of(params (string Key, string Value)[] pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    private KeyValuePair<string, string>[] Pairs => pairs ?? [];

    /// <summary>How many pairs the map holds.</summary>
    public int Count => Pairs.Length;

    /// <summary>True where the map holds nothing.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The pair at a place, counted from 0.</summary>
    public KeyValuePair<string, string> this[int index] => Pairs[index];

    /// <summary>The value of a key, or null where the map lacks it.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var pair in Pairs)
            {
                if (pair.Key == key)
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    /// <summary>This map with one pair more, or another value for a key it has.</summary>
    [Pure]
    public ValueMap With(string key, string value) => new([.. Pairs, KeyValuePair.Create(key, value)]);

    /// <inheritdoc/>
    public bool Equals(ValueMap other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        foreach (var (key, value) in Pairs)
        {
            if (other[key] != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueMap other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Pairs.Aggregate(Count, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)Pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The pairs in braces: <c>{a: 1, b: 2}</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", Pairs.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";

    /// <summary>Equal pairs in any order.</summary>
    public static bool operator ==(ValueMap left, ValueMap right) => left.Equals(right);

    /// <summary>Not equal pairs.</summary>
    public static bool operator !=(ValueMap left, ValueMap right) => !left.Equals(right);
}
