using System.Globalization;
using System.Text.RegularExpressions;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Instance types are named, since only AWS knows which of today's types a selector means (EKS133).</summary>
/// <remarks>What fits is looked up in <see cref="InstanceTypeTable"/>, as eksctl 0.231 asks for it (<c>pkg/eks/nodegroup_service.go</c>): the number of
/// processors, memory and devices is exact, the architecture x86_64 where none is named, and no more than 20 types are taken.</remarks>
internal static partial class InstanceSelectorRule
{
    private const int MostTypes = 20;

    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.InstanceSelector is { } selector && selector.SelectsAnything())
            {
                Check(group, selector, path, sink);
            }
        }
    }

    private static void Check(NodeGroupConfig group, InstanceSelectorConfig selector, string path, RuleSink sink)
    {
        var place = $"{path}.instanceSelector";
        if (!NodeDefaults.TypesOf(group).IsEmpty)
        {
            sink.Warn(TextRules.Swallowed, place, $"'{place}' has no effect: the types are named beside it");
            return;
        }

        var types = Matching(selector);
        sink.Error(EksctlRules.TypesAreNamed, place, types.IsEmpty
            ? $"'{place}' is answered by AWS alone, and none of the common types known in {InstanceTypeTable.Date} fits; "
                + $"name the types in its place: {Line(group, ["TYPE"])}"
            : $"'{place}' is answered by AWS alone; name the types in its place, of those known in {InstanceTypeTable.Date} "
                + $"(newer ones may be missing): {Line(group, types)}");
    }

    // What to paste.
    private static string Line(NodeGroupConfig group, ValueList<string> types)
    {
        var list = $"instanceTypes: [{string.Join(", ", types)}]";
        return group switch
        {
            ManagedNodeGroupConfig => list,
            SelfManagedNodeGroupConfig { InstancesDistribution: null } when types is [var one] => $"instanceType: {one}",
            _ => $"instancesDistribution: {{{list}}}",
        };
    }

    private static ValueList<string> Matching(InstanceSelectorConfig selector) => InstanceTypeTable.All
        .Where(type => Fits(type, selector) && Allows(selector.Allow, type.Name, otherwise: true) && !Allows(selector.Deny, type.Name, otherwise: false))
        .Select(type => type.Name)
        .Take(MostTypes)
        .ToValueList();

    private static bool Fits(InstanceTypeFacts type, InstanceSelectorConfig selector) =>
        Same(selector.VCpus, type.VCpus)
        && Same(Mebibytes(selector.Memory), type.MemoryMib)
        && Same(selector.Gpus, type.Hardware.Accelerator is Accelerator.Nvidia ? type.Devices : 0)
        && Same(selector.NeuronDevices, type.Hardware.Accelerator is Accelerator.Neuron ? type.Devices : 0)
        && type.Hardware.Architecture == (selector.CpuArchitecture is "arm64" ? CpuArchitecture.Arm64 : CpuArchitecture.X86);

    private static bool Same(int? asked, int has) => asked is null || asked == has;

    // As eksctl reads it: a number alone counts GiB. What is no number fits nothing.
    private static int? Mebibytes(string? memory)
    {
        if (memory is null)
        {
            return null;
        }

        var match = Amount().Match(memory);
        var unit = match.Groups[2].Value.ToLowerInvariant() switch { "m" => 1, "t" => 1024 * 1024, _ => 1024 };
        return match.Success && decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < int.MaxValue / unit
                ? (int)(number * unit)
                : -1;
    }

    // A pattern that cannot be read decides nothing.
    private static bool Allows(string? pattern, string type, bool otherwise)
    {
        if (pattern is null)
        {
            return otherwise;
        }

        try
        {
            return Regex.IsMatch(type, pattern, RegexOptions.None, MatchTime);
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            return otherwise;
        }
    }

    [GeneratedRegex(@"^\s*([0-9]+(?:\.[0-9]+)?)\s*(?:([mgt])(?:i?b)?)?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();
}
