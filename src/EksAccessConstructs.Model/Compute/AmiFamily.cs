namespace EksAccessConstructs.Compute;

/// <summary>How a family of images starts its nodes.</summary>
public enum AmiFamilyKind
{
    /// <summary>Amazon Linux 2023: nodeadm reads a NodeConfig.</summary>
    AmazonLinux2023,

    /// <summary>Amazon Linux 2: a bootstrap script.</summary>
    AmazonLinux2,

    /// <summary>Bottlerocket: TOML settings.</summary>
    Bottlerocket,

    /// <summary>Ubuntu: a bootstrap script.</summary>
    Ubuntu,

    /// <summary>Windows Server: PowerShell.</summary>
    Windows,
}

/// <summary>A family of node images under eksctl's name: which AMI type a managed group has, and which SSM parameter names the image.</summary>
/// <remarks>Source: eksctl 0.231, <c>GetAMIType</c> and <c>MakeSSMParameterName</c>. As of August 2026.</remarks>
public sealed record AmiFamily
{
    private AmiFamily(string name, AmiFamilyKind kind, string release = "")
    {
        Name = name;
        Kind = kind;
        Release = release;
    }

    /// <summary>Amazon Linux 2023, the default.</summary>
    public static AmiFamily AmazonLinux2023 { get; } = new("AmazonLinux2023", AmiFamilyKind.AmazonLinux2023);

    /// <summary>Amazon Linux 2; EKS builds no images of it from Kubernetes 1.33 on.</summary>
    public static AmiFamily AmazonLinux2 { get; } = new("AmazonLinux2", AmiFamilyKind.AmazonLinux2) { LastVersion = new(1, 32) };

    /// <summary>Bottlerocket.</summary>
    public static AmiFamily Bottlerocket { get; } = new("Bottlerocket", AmiFamilyKind.Bottlerocket);

    /// <summary>Bottlerocket with FIPS-validated cryptography.</summary>
    public static AmiFamily BottlerocketFips { get; } = new("BottlerocketFips", AmiFamilyKind.Bottlerocket, "fips");

    /// <summary>Every family.</summary>
    public static ValueList<AmiFamily> All { get; } =
    [
        AmazonLinux2023, AmazonLinux2, Bottlerocket, BottlerocketFips,
        .. UbuntuOf("20.04", new(1, 21), new(1, 29)), .. UbuntuOf("22.04", new(1, 29)), .. UbuntuOf("24.04", new(1, 31)), .. UbuntuOf("26.04", new(1, 35)),
        .. WindowsOf("2019"), .. WindowsOf("2022", new(1, 23)), .. WindowsOf("2025", new(1, 35)),
    ];

    /// <summary>eksctl's name of the family.</summary>
    public string Name { get; }

    /// <summary>How its nodes start.</summary>
    public AmiFamilyKind Kind { get; }

    /// <summary>True for Windows Server.</summary>
    public bool IsWindows => Kind is AmiFamilyKind.Windows;

    internal bool IsAmazonLinux => Kind is AmiFamilyKind.AmazonLinux2023 or AmiFamilyKind.AmazonLinux2;

    /// <summary>The device that the main volume is on: where containers live on Bottlerocket, the root elsewhere.</summary>
    public string MainDevice => Kind switch
    {
        AmiFamilyKind.Windows or AmiFamilyKind.Ubuntu => "/dev/sda1",
        AmiFamilyKind.Bottlerocket => "/dev/xvdb",
        AmiFamilyKind.AmazonLinux2023 or AmiFamilyKind.AmazonLinux2 => "/dev/xvda",
    };

    /// <summary>A second device that is encrypted where the main volume is; null where there is none.</summary>
    public string? OperatingSystemDevice => Kind is AmiFamilyKind.Bottlerocket ? "/dev/xvda" : null;

    private string Release { get; }

    private bool IsPro { get; init; }

    private bool IsCore { get; init; }

    private Version? FirstVersion { get; init; }

    private Version? LastVersion { get; init; }

    /// <summary>The family of a name as eksctl writes it, in any case of letters; null where there is none.</summary>
    public static AmiFamily? Named(string name) => All.FirstOrDefault(family => string.Equals(family.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The family of an AMI type of managed groups; null where there is none, as for images of one's own.</summary>
    internal static AmiFamily? OfAmiType(string type) => type.Split('_') switch
    {
        ["AL2023", ..] => AmazonLinux2023,
        ["AL2", ..] => AmazonLinux2,
        ["BOTTLEROCKET", .., "FIPS"] => BottlerocketFips,
        ["BOTTLEROCKET", ..] => Bottlerocket,
        ["WINDOWS", var kind, var release, ..] => Named($"WindowsServer{release}{kind}Container"),
        _ => null,
    };

    /// <summary>The AMI type that EKS knows for a managed group; null where EKS knows none and the image must be named.</summary>
    /// <param name="hardware">The hardware of the instance types.</param>
    public string? AmiType(InstanceHardware hardware) => Kind switch
    {
        AmiFamilyKind.AmazonLinux2023 => $"AL2023_{Cpu(hardware)}_{Linux2023Flavour(hardware).ToUpperInvariant()}",
        AmiFamilyKind.AmazonLinux2 when hardware.Architecture is CpuArchitecture.Arm64 => "AL2_ARM_64",
        AmiFamilyKind.AmazonLinux2 => hardware.Accelerator is Accelerator.None ? "AL2_x86_64" : "AL2_x86_64_GPU",
        AmiFamilyKind.Bottlerocket => $"BOTTLEROCKET_{Cpu(hardware)}{BottlerocketVariant(hardware).Replace('-', '_').ToUpperInvariant()}",
        AmiFamilyKind.Windows => $"WINDOWS_{(IsCore ? "CORE" : "FULL")}_{Release}_x86_64",
        AmiFamilyKind.Ubuntu => null,
    };

    /// <summary>The public SSM parameter that holds the image's id.</summary>
    /// <param name="version">The Kubernetes version, such as 1.34.</param>
    /// <param name="hardware">The hardware of the instance types.</param>
    public string ImageParameter(string version, InstanceHardware hardware) => Kind switch
    {
        AmiFamilyKind.AmazonLinux2023 =>
            $"/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{Arch(hardware)}/{Linux2023Flavour(hardware)}/recommended/image_id",
        AmiFamilyKind.AmazonLinux2 => $"/aws/service/eks/optimized-ami/{version}/amazon-linux-2{Linux2Flavour(hardware)}/recommended/image_id",
        AmiFamilyKind.Bottlerocket => $"/aws/service/bottlerocket/aws-k8s-{version}{BottlerocketVariant(hardware)}/{Arch(hardware)}/latest/image_id",
        AmiFamilyKind.Windows =>
            $"/aws/service/ami-windows-latest/Windows_Server-{Release}-English-{(IsCore ? "Core" : "Full")}-EKS_Optimized-{version}/image_id",
        AmiFamilyKind.Ubuntu =>
            $"/aws/service/canonical/ubuntu/{(IsPro ? "eks-pro" : "eks")}/{Release}/{version}/stable/current/{UbuntuArch(hardware)}/hvm/{UbuntuVolume}/ami-id",
    };

    /// <summary>Why the family has no image for a Kubernetes version; null where it has one, or where the version is not a number.</summary>
    public string? ProblemWith(string version)
    {
        if (!Version.TryParse(version, out var wanted))
        {
            return null;
        }

        return (FirstVersion, LastVersion) switch
        {
            ({ } first, _) when wanted < first => $"'{Name}' has no images for Kubernetes {version}; it begins with {first}",
            (_, { } last) when wanted > last =>
                $"'{Name}' has no images for Kubernetes {version}; it ends with {last}; use 'AmazonLinux2023' or another family",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static AmiFamily[] UbuntuOf(string release, Version first, Version? last = null)
    {
        var number = release.Replace(".", "", StringComparison.Ordinal);
        var pro = release == "20.04" ? new Version(1, 27) : first;
        return
        [
            new($"Ubuntu{number}", AmiFamilyKind.Ubuntu, release) { FirstVersion = first, LastVersion = last },
            new($"UbuntuPro{number}", AmiFamilyKind.Ubuntu, release) { IsPro = true, FirstVersion = pro, LastVersion = last },
        ];
    }

    private static AmiFamily[] WindowsOf(string release, Version? first = null) =>
    [
        new($"WindowsServer{release}CoreContainer", AmiFamilyKind.Windows, release) { IsCore = true, FirstVersion = first },
        new($"WindowsServer{release}FullContainer", AmiFamilyKind.Windows, release) { FirstVersion = first },
    ];

    private static string Cpu(InstanceHardware hardware) => hardware.Architecture is CpuArchitecture.Arm64 ? "ARM_64" : "x86_64";

    private static string Arch(InstanceHardware hardware) => hardware.Architecture is CpuArchitecture.Arm64 ? "arm64" : "x86_64";

    private static string UbuntuArch(InstanceHardware hardware) => hardware.Architecture is CpuArchitecture.Arm64 ? "arm64" : "amd64";

    private string UbuntuVolume => Release is "20.04" or "22.04" ? "ebs-gp2" : "ebs-gp3";

    private string BottlerocketVariant(InstanceHardware hardware) =>
        $"{(hardware.Accelerator is Accelerator.Nvidia ? "-nvidia" : "")}{(Release == "fips" ? "-fips" : "")}";

    private static string Linux2023Flavour(InstanceHardware hardware) => hardware switch
    {
        { Accelerator: Accelerator.Nvidia } => "nvidia",
        { Accelerator: Accelerator.Neuron, Architecture: CpuArchitecture.X86 } => "neuron",
        _ => "standard",
    };

    private static string Linux2Flavour(InstanceHardware hardware) => hardware switch
    {
        { Accelerator: not Accelerator.None } => "-gpu",
        { Architecture: CpuArchitecture.Arm64 } => "-arm64",
        _ => "",
    };
}
