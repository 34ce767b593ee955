using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>The processor of an instance type.</summary>
public enum CpuArchitecture
{
    /// <summary>Intel and AMD.</summary>
    X86,

    /// <summary>AWS Graviton and other 64-bit Arm.</summary>
    Arm64,
}

/// <summary>The accelerator of an instance type, as far as it decides which image a node needs.</summary>
public enum Accelerator
{
    /// <summary>None that needs an image of its own.</summary>
    None,

    /// <summary>NVIDIA graphics processors.</summary>
    Nvidia,

    /// <summary>AWS Inferentia and Trainium.</summary>
    Neuron,
}

/// <summary>What the name of an instance type says about its hardware.</summary>
/// <param name="Architecture">The processor.</param>
/// <param name="Accelerator">The accelerator.</param>
/// <remarks>Read from the family's name, so that new sizes and most new families need no update: a <c>g</c> right after the generation is Graviton;
/// families <c>g</c>, <c>gr</c> and <c>p</c> carry NVIDIA (but <c>g4ad</c> AMD), <c>inf</c> and
/// <c>trn</c> Neuron. Checked against all 1,220 types that eksctl 0.231 knows.</remarks>
public readonly partial record struct InstanceHardware(CpuArchitecture Architecture, Accelerator Accelerator)
{
    /// <summary>The hardware of an instance type such as <c>m7g.large</c>.</summary>
    public static InstanceHardware Of(string instanceType)
    {
        ArgumentNullException.ThrowIfNull(instanceType);
        var family = instanceType.Split('.')[0];
        return new(Arm().IsMatch(family) ? CpuArchitecture.Arm64 : CpuArchitecture.X86, AcceleratorOf(family));
    }

    /// <summary>The hardware that decides the image of a group of several types: the first with an accelerator, else the first.</summary>
    public static InstanceHardware OfGroup(IEnumerable<string> instanceTypes)
    {
        var all = instanceTypes.Select(Of).ToList();
        return all.FirstOrDefault(hardware => hardware.Accelerator is not Accelerator.None, all.FirstOrDefault());
    }

    /// <summary>True for a type with CPU credits: <c>t2</c>, <c>t3</c>, <c>t3a</c>, <c>t4g</c>.</summary>
    internal static bool IsBurstable(string instanceType) => BurstableFamily().IsMatch(instanceType.Split('.')[0]);

    private static Accelerator AcceleratorOf(string family) => family switch
    {
        "g4ad" => Accelerator.None,
        _ when NeuronFamily().IsMatch(family) => Accelerator.Neuron,
        _ when NvidiaFamily().IsMatch(family) => Accelerator.Nvidia,
        _ => Accelerator.None,
    };

    [GeneratedRegex("^(a1|[a-z]+[0-9]+g[a-z]*|p6e-gb[0-9]+)$")]
    private static partial Regex Arm();

    [GeneratedRegex("^(inf|trn)[0-9]")]
    private static partial Regex NeuronFamily();

    [GeneratedRegex("^t[0-9]+[a-z]*$")]
    private static partial Regex BurstableFamily();

    [GeneratedRegex("^(g|gr|p)[0-9]")]
    private static partial Regex NvidiaFamily();
}
