namespace EksAccessConstructs.AwsAuth;

/// <summary>A Go slice of strings as encoding/json fills it: a list read over an earlier one reuses its memory, so
/// what is not set keeps what was there.</summary>
internal sealed class GoStrings
{
    private string[] memory = [];
    private int length;

    /// <summary>The elements.</summary>
    public ValueList<string> Items => ValueList.Create<string>(memory.AsSpan(0, length));

    /// <summary>Reads a JSON list over the slice; null elements set nothing.</summary>
    public void Read(IReadOnlyList<string?> list)
    {
        if (list.Count == 0)
        {
            Clear();
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (i >= memory.Length)
            {
                Grow();
            }

            length = Math.Max(length, i + 1);
            memory[i] = list[i] ?? memory[i];
        }

        length = list.Count;
    }

    /// <summary>A JSON null, or an empty list.</summary>
    public void Clear()
    {
        memory = [];
        length = 0;
    }

    private void Grow()
    {
        var grown = new string[Math.Max(1, memory.Length * 2)];
        Array.Fill(grown, "");
        memory.AsSpan(0, length).CopyTo(grown);
        memory = grown;
    }
}
