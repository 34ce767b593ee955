namespace EksAccessConstructs.Pods.Metadata;

/// <summary>Which program stands before the metadata service.</summary>
public enum MetadataProgram
{
    /// <summary>kube2iam.</summary>
    Kube2Iam,

    /// <summary>kiam.</summary>
    Kiam,
}

/// <summary>kube2iam or kiam as manifests install it.</summary>
public sealed record InstalledServer
{
    /// <summary>Which program it is.</summary>
    public required MetadataProgram Program { get; init; }

    /// <summary>The flags of kube2iam; null for kiam.</summary>
    /// <value>Default: null.</value>
    public Kube2IamSettings? Kube2Iam { get; init; }

    /// <summary>The flags of kiam; null for kube2iam.</summary>
    /// <value>Default: null.</value>
    public KiamSettings? Kiam { get; init; }

    /// <summary>The workloads that run it.</summary>
    /// <value>Default: none.</value>
    public ValueList<Workload> Workloads { get; init; }

    /// <summary>Where it is.</summary>
    public Origin Origin { get; init; }

    /// <summary>The program on a node, before pods.</summary>
    public MetadataServer Before(PodWorld world, NodeMetadata node) => Program switch
    {
        MetadataProgram.Kube2Iam => new Kube2Iam(Kube2Iam ?? new Kube2IamSettings(), node, world),
        MetadataProgram.Kiam => new Kiam(Kiam ?? new KiamSettings(), node, world),
    };

    /// <summary>What manifests install: at most one kube2iam and one kiam; findings where flags cannot be told.</summary>
    public static Reading<InstalledServers> Find(IEnumerable<Workload> workloads)
    {
        ArgumentNullException.ThrowIfNull(workloads);
        var findings = new List<Finding>();
        var containers = workloads.SelectMany(workload => workload.Template.Containers.Select(container => new Candidate(workload, container)))
            .Where(candidate => candidate.Program is not null)
            .ToList();
        findings.AddRange(containers.Where(candidate => candidate.IsHidden).Select(candidate =>
            PodRules.SettingsAreArguments.At(candidate.Container.Origin.Location,
            $"container '{candidate.Container.Name}' of {candidate.Workload.Kind} {candidate.Workload.Id} starts {candidate.Name} by a shell text "
                + "that is not one plain command, so its flags are not read; give them as args, one each")));
        return new(new InstalledServers(
            OfKube2Iam(containers.Where(candidate => candidate.Program is MetadataProgram.Kube2Iam).ToList()),
            OfKiam(containers.Where(candidate => candidate.Program is MetadataProgram.Kiam).ToList())), findings.ToValueList());
    }

    private static InstalledServer? OfKube2Iam(List<Candidate> found) => found is not [var first, ..] ? null : new InstalledServer
    {
        Program = MetadataProgram.Kube2Iam,
        Kube2Iam = Kube2IamSettings.Read(first.Arguments),
        Workloads = Distinct(found),
        Origin = first.Container.Origin,
    };

    private static InstalledServer? OfKiam(List<Candidate> found)
    {
        if (found.Count == 0)
        {
            return null;
        }

        var server = found.Find(candidate => candidate.Is("server"));
        var agent = found.Find(candidate => candidate.Is("agent"));
        return new InstalledServer
        {
            Program = MetadataProgram.Kiam,
            Kiam = server is null && agent is null
                ? KiamSettings.ReadEither(found[0].Arguments)
                : KiamSettings.Read(server?.Arguments ?? [], agent?.Arguments ?? []) with { HasServer = server is not null, HasAgent = agent is not null },
            Workloads = Distinct(found),
            Origin = (server ?? agent ?? found[0]).Container.Origin,
        };
    }

    private static ValueList<Workload> Distinct(List<Candidate> found) => found.Select(candidate => candidate.Workload).Distinct().ToValueList();

    // A container that may run one of the two.
    private sealed record Candidate(Workload Workload, PodContainer Container)
    {
        public string Name => Program is MetadataProgram.Kiam ? "kiam" : "kube2iam";

        public MetadataProgram? Program => Named(ImageName(Container.Image)) ?? Named(Container.Name)
            ?? (Started is [var program, ..] ? Named(program.Split('/')[^1]) : null);

        // True where a shell starts it by a text of which nobody knows the flags.
        public bool IsHidden => IsShell && !IsReadable;

        // Without what names the program itself, and without the words that name its command.
        public IEnumerable<string> Arguments => (IsShell, IsReadable) switch
        {
            (true, true) => Started?.Skip(1) ?? [],
            (true, false) => [],
            _ => Container.Command.Skip(1).Select(Expanded).Concat(Container.Arguments.Select(Expanded)),
        };

        private bool IsShell => ShellStart.Is(Container.Command);

        // The text starts one of the two itself, and not a script that may do so.
        private bool IsReadable => Started is [var program, ..] && Named(program.Split('/')[^1]) is not null;

        private ValueList<string>? Started => IsShell ? ShellStart.Of(Container.CommandLine) : Container.CommandLine;

        public bool Is(string command) => Arguments.TakeWhile(word => !word.StartsWith('-')).Contains(command) || Container.CommandLine.Contains(command)
            || Container.Name.EndsWith(command, StringComparison.Ordinal) || Workload.Name.EndsWith(command, StringComparison.Ordinal);

        private string Expanded(string text) => Variables.In(text, Container.Environment);

        // Builds of others are called kube2iam-arm64 and the like.
        private static MetadataProgram? Named(string name) => name switch
        {
            _ when name.StartsWith("kube2iam", StringComparison.Ordinal) => MetadataProgram.Kube2Iam,
            _ when name == "kiam" || name.StartsWith("kiam-", StringComparison.Ordinal) => MetadataProgram.Kiam,
            _ => null,
        };

        // The last part of the path of an image, without tag and digest.
        private static string ImageName(string image) => image.Split('@')[0].Split('/')[^1].Split(':')[0];
    }
}

/// <summary>The programs that stand before the metadata service.</summary>
/// <param name="Kube2Iam">kube2iam; null where it is not installed.</param>
/// <param name="Kiam">kiam; null where it is not installed.</param>
public sealed record InstalledServers(InstalledServer? Kube2Iam, InstalledServer? Kiam)
{
    /// <summary>Neither is installed.</summary>
    public static InstalledServers None { get; } = new(null, null);

    /// <summary>Those that are installed.</summary>
    public IEnumerable<InstalledServer> All => new[] { Kube2Iam, Kiam }.OfType<InstalledServer>();
}
