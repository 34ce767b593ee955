using System.Globalization;

namespace EksAccessConstructs.Compute;

/// <summary>What an instance type has.</summary>
/// <param name="Name">The type, such as <c>m5.large</c>.</param>
/// <param name="VCpus">The virtual processors.</param>
/// <param name="MemoryMib">The memory in MiB.</param>
/// <param name="Devices">The accelerators: NVIDIA processors or Neuron devices, as <see cref="InstanceHardware"/> tells.</param>
internal sealed record InstanceTypeFacts(string Name, int VCpus, int MemoryMib, int Devices)
{
    /// <summary>What the name tells.</summary>
    public InstanceHardware Hardware { get; } = InstanceHardware.Of(Name);
}

/// <summary>Common instance types of the current generations, without bare metal.</summary>
/// <remarks>
/// Source: the instance types that EC2 describes, held against the list in moto 5.2.1. A table for advice only: AWS adds types every month, and a region
/// may lack some.
/// </remarks>
internal static class InstanceTypeTable
{
    /// <summary>When it was made.</summary>
    public const string Date = "November 2026";

    // Families; then GiB for each virtual processor and the sizes, where N is Nxlarge with four processors for each; or size=processors/GiB/devices.
    private const string Text = """
        m5 m5a m5d m5n                  4 large xlarge 2 4 8 12 16 24
        m6i m6id                        4 large xlarge 2 4 8 12 16 24 32
        m6a                             4 large xlarge 2 4 8 12 16 24 32 48
        m7i                             4 large xlarge 2 4 8 12 16 24 48
        m7i-flex                        4 large xlarge 2 4 8 12 16
        m7a                             4 medium large xlarge 2 4 8 12 16 24 32 48
        m6g m6gd m7g                    4 medium large xlarge 2 4 8 12 16
        m8g                             4 medium large xlarge 2 4 8 12 16 24 48
        c5 c5d                          2 large xlarge 2 4 9 12 18 24
        c5a                             2 large xlarge 2 4 8 12 16 24
        c6i c6id                        2 large xlarge 2 4 8 12 16 24 32
        c6a                             2 large xlarge 2 4 8 12 16 24 32 48
        c7i                             2 large xlarge 2 4 8 12 16 24 48
        c7i-flex                        2 large xlarge 2 4 8 12 16
        c7a                             2 medium large xlarge 2 4 8 12 16 24 32 48
        c6g c6gn c7g                    2 medium large xlarge 2 4 8 12 16
        c8g                             2 medium large xlarge 2 4 8 12 16 24 48
        r5 r5a r5d                      8 large xlarge 2 4 8 12 16 24
        r6i r6id                        8 large xlarge 2 4 8 12 16 24 32
        r6a                             8 large xlarge 2 4 8 12 16 24 32 48
        r7i                             8 large xlarge 2 4 8 12 16 24 48
        r7a                             8 medium large xlarge 2 4 8 12 16 24 32 48
        r6g r7g                         8 medium large xlarge 2 4 8 12 16
        r8g                             8 medium large xlarge 2 4 8 12 16 24 48
        i3en                            8 large xlarge 2 3 6 12 24
        i4i                             8 large xlarge 2 4 8 12 16 24 32
        t3 t3a t4g                      - nano=2/0.5/0 micro=2/1/0 small=2/2/0 medium=2/4/0 large=2/8/0 xlarge=4/16/0 2xlarge=8/32/0
        c5n                             - large=2/5.25/0 xlarge=4/10.5/0 2xlarge=8/21/0 4xlarge=16/42/0 9xlarge=36/96/0 18xlarge=72/192/0
        g4dn                            - xlarge=4/16/1 2xlarge=8/32/1 4xlarge=16/64/1 8xlarge=32/128/1 12xlarge=48/192/4 16xlarge=64/256/1
        g5 g6                           - xlarge=4/16/1 2xlarge=8/32/1 4xlarge=16/64/1 8xlarge=32/128/1 16xlarge=64/256/1
        g5 g6                           - 12xlarge=48/192/4 24xlarge=96/384/4 48xlarge=192/768/8
        g5g                             - xlarge=4/8/1 2xlarge=8/16/1 4xlarge=16/32/1 8xlarge=32/64/1 16xlarge=64/128/2
        gr6                             - 4xlarge=16/128/1 8xlarge=32/256/1
        p4d                             - 24xlarge=96/1152/8
        p5                              - 4xlarge=16/256/1 48xlarge=192/2048/8
        inf1                            - xlarge=4/8/1 2xlarge=8/16/1 6xlarge=24/48/4 24xlarge=96/192/16
        inf2                            - xlarge=4/16/1 8xlarge=32/128/1 24xlarge=96/384/6 48xlarge=192/768/12
        trn1                            - 2xlarge=8/32/1 32xlarge=128/512/16
        """;

    private static readonly Lazy<ValueList<InstanceTypeFacts>> Types = new(() => Text.Split('\n').SelectMany(Line).ToValueList());

    /// <summary>Every type, general ones first.</summary>
    public static ValueList<InstanceTypeFacts> All => Types.Value;

    private static IEnumerable<InstanceTypeFacts> Line(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var families = words.TakeWhile(word => char.IsAsciiLetter(word[0])).ToList();
        var sizes = words.Skip(families.Count + 1).ToList();
        return families.SelectMany(family => sizes.Select(size => Type(family, words[families.Count], size)));
    }

    private static InstanceTypeFacts Type(string family, string ratio, string size)
    {
        if (size.Split('=') is [var name, var facts])
        {
            var parts = facts.Split('/');
            return new($"{family}.{name}", Whole(parts[0]), (int)(decimal.Parse(parts[1], CultureInfo.InvariantCulture) * 1024), Whole(parts[2]));
        }

        var processors = size switch { "medium" => 1, "large" => 2, "xlarge" => 4, _ => 4 * Whole(size) };
        return new($"{family}.{(char.IsAsciiDigit(size[0]) ? $"{size}xlarge" : size)}", processors, processors * Whole(ratio) * 1024, 0);
    }

    private static int Whole(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
