namespace EksAccessConstructs.Rbac;

/// <summary>What becomes of a document, or of an item of a list, that is given to <c>kubectl create --validate=strict</c>.</summary>
internal enum ManifestOutcome
{
    /// <summary>It is created.</summary>
    Ok,

    /// <summary>It cannot be read.</summary>
    DecodeError,

    /// <summary>A field is unknown or occurs twice; only strict field validation refuses it.</summary>
    StrictError,

    /// <summary>Validation refuses it.</summary>
    Invalid,

    /// <summary>It holds nothing.</summary>
    SkippedEmpty,

    /// <summary>An earlier document of the file has ended the reading.</summary>
    NotRead,

    /// <summary>It names no kind that this library knows; of the direct reading only.</summary>
    NoEndpoint,
}

/// <summary>Who refuses it, or passes over it.</summary>
internal enum ManifestStage
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>kubectl, which finds no YAML or JSON.</summary>
    ClientParse,

    /// <summary>kubectl, by its check of kind and apiVersion, or of lists.</summary>
    ClientSchema,

    /// <summary>kubectl, which takes metadata and lists apart.</summary>
    ClientDecode,

    /// <summary>kubectl, which asks the server which kinds it serves.</summary>
    ClientMapping,

    /// <summary>kubectl, which finds a list without items.</summary>
    ClientList,

    /// <summary>The server: a value does not fit its field.</summary>
    ServerDecode,

    /// <summary>The server: a field is unknown or occurs twice.</summary>
    ServerStrict,

    /// <summary>The server's validation.</summary>
    ServerValidation,

    /// <summary>The server's storage.</summary>
    ServerStorage,
}

/// <summary>What became of one document, or of one item of a list.</summary>
/// <param name="Document">The document, counted from 0 as kubectl cuts the file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Stage">Who refused it.</param>
/// <param name="Location">Where it starts.</param>
internal sealed record ManifestItem(int Document, ManifestOutcome Outcome, ManifestStage Stage, SourceLocation Location)
{
    /// <summary>The item of a list, counted from 0 in the order visited; null for plain documents and for items that kubectl refuses.</summary>
    public int? Item { get; init; }

    /// <summary>The apiVersion that it names; empty where it names none.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>The kind that it names; empty where it names none.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The object as it is decoded and defaulted; null unless the outcome is <see cref="ManifestOutcome.Ok"/> or
    /// <see cref="ManifestOutcome.Invalid"/>.</summary>
    public KubernetesObject? Object { get; init; }

    /// <summary>The object that is meant, though it may be refused; null where that cannot be told.</summary>
    internal KubernetesObject? Meant { get; init; }

    /// <summary>What becomes of the document when its text is sent to the server unchanged, where double keys are seen; null where there is no such
    /// text.</summary>
    public ManifestOutcome? Direct { get; init; }

    /// <summary>The object of the direct reading; null unless its outcome is Ok or Invalid.</summary>
    public KubernetesObject? DirectObject { get; init; }

    /// <summary>What was found in it.</summary>
    public ValueList<Finding> Findings { get; init; }
}

/// <summary>What became of a file of manifests.</summary>
/// <param name="File">The file as it was named to us.</param>
/// <param name="Items">Its documents and items in the order of the file.</param>
internal sealed record ManifestFile(string File, ValueList<ManifestItem> Items)
{
    /// <summary>Everything that was found, in the order of the file.</summary>
    public IEnumerable<Finding> Findings => Said(Items.SelectMany(item => item.Findings));

    /// <summary>What is said of findings: that objects were read from a cluster is said once.</summary>
    public static IEnumerable<Finding> Said(IEnumerable<Finding> findings)
    {
        var isExportSaid = false;
        foreach (var finding in findings)
        {
            var isExport = finding.Code == RbacRules.Exported.Code;
            if (!isExport || !isExportSaid)
            {
                yield return finding;
            }

            isExportSaid |= isExport;
        }
    }
}
