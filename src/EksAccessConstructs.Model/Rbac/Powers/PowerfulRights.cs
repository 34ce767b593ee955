namespace EksAccessConstructs.Rbac;

/// <summary>The table of rights that matter, from our data file.</summary>
internal static class PowerfulRights
{
    private static readonly Lazy<ValueList<PowerfulRight>> Table = new(() => new PowerfulRightsReader(Text()).Read());

    /// <summary>When the table was last held against its sources.</summary>
    public static DateOnly AsOf { get; } = new(2026, 11, 28);

    /// <summary>Every right, in the order of the file.</summary>
    public static ValueList<PowerfulRight> All => Table.Value;

    /// <summary>A right by its name.</summary>
    public static PowerfulRight Named(string name) => All.First(right => right.Name == name);

    /// <summary>The rights that a rule of the linter is about.</summary>
    public static IEnumerable<PowerfulRight> Of(string code) => All.Where(right => right.Code == code);

    private static string Text()
    {
        using var stream = typeof(PowerfulRights).Assembly.GetManifestResourceStream("powerful-rights.txt")
            ?? throw new InvalidOperationException("the library lacks its data file of powerful rights");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
