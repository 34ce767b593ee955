using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>How RBAC objects get from the cloud assembly into their cluster, and how those that are gone are taken away.</summary>
public abstract record RbacDelivery
{
    private protected RbacDelivery()
    {
    }

    /// <summary>A script beside the manifests, which somebody or a pipeline runs.</summary>
    public static RbacDelivery Script { get; } = new ScriptDelivery();

    /// <summary>Flux, from a repository that the folder is copied into: a <c>Kustomization</c> that prunes, in <c>flux.yaml</c> beside the manifests.</summary>
    /// <param name="options">Where Flux finds the folder.</param>
    public static RbacDelivery Flux(FluxOptions options) => new FluxDelivery(options);

    /// <summary>Argo CD, from a repository that the folder is copied into: an <c>Application</c> that prunes, in <c>application.yaml</c> beside the
    /// manifests.</summary>
    /// <param name="options">Where Argo CD finds the folder.</param>
    public static RbacDelivery ArgoCd(ArgoCdOptions options) => new ArgoCdDelivery(options);

    /// <summary>kubectl's own inventory, the ApplySet, in place of the script: one command that applies and prunes. It is alpha in kubectl. It takes no
    /// namespaces, service accounts and config maps, since it would delete them with what is in them.</summary>
    /// <param name="options">Where the inventory is kept.</param>
    public static RbacDelivery ApplySet(ApplySetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ApplySetDelivery(options);
    }

    /// <summary>CloudFormation itself, by a Lambda function that runs kubectl: one custom resource an object. What an administrator has to allow before,
    /// and namespaces, service accounts and config maps, are a set of their own with a script.</summary>
    /// <param name="applier">The function.</param>
    /// <param name="nestedStacks">Over how many nested stacks the roles, and over how many more the bindings, are spread; 0: none. Say it once: an object
    /// cannot move to another stack, since it is made there before it is deleted here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static RbacDelivery Kubectl(KubectlApplier applier, int nestedStacks = 0)
    {
        ArgumentNullException.ThrowIfNull(applier);
        ArgumentOutOfRangeException.ThrowIfNegative(nestedStacks);
        return new KubectlDelivery(applier, nestedStacks);
    }

    /// <summary>What keeps the tool from deleting an object that is gone from the folder: for namespaces, service accounts and config maps.</summary>
    internal abstract ValueMap Keeping { get; }

    /// <summary>The command that brings the objects into the cluster, or hands them to the tool; in the folder of the app's cloud assembly.</summary>
    /// <param name="owner">Whose the objects are.</param>
    /// <param name="folder">The folder of the manifests, relative to that.</param>
    internal abstract string Command(ManifestOwner owner, string folder);

    /// <summary>The files beside the manifests.</summary>
    /// <param name="files">The manifests.</param>
    /// <param name="owner">Whose they are.</param>
    /// <param name="folder">Their folder, relative to the app's cloud assembly.</param>
    internal abstract IEnumerable<(string File, string Text)> Files(RbacFiles files, ManifestOwner owner, string folder);

    /// <summary>True where something fills in the account that manifests name by a placeholder.</summary>
    internal virtual bool FillsAccount => false;

    /// <summary>What the command does, for the output of the stack.</summary>
    internal virtual string CommandSays => "Applies the RBAC objects, in the folder of the cloud assembly";

    /// <summary>The objects of the owner as this delivery has them in the cluster.</summary>
    /// <param name="objects">All that the construct was given.</param>
    /// <param name="owner">Whose they are.</param>
    internal virtual RbacObjects Delivered(RbacObjects objects, ManifestOwner owner) => objects;

    /// <summary>Manifests of kinds that are none of the model's, as far as this delivery has them in the folder of the owner.</summary>
    /// <param name="others">All that the construct was given.</param>
    internal virtual OtherManifests OfItsOwn(OtherManifests others) => others;

    /// <summary>What this delivery cannot do.</summary>
    /// <param name="props">What the construct was given.</param>
    /// <param name="owner">Whose the objects are.</param>
    internal virtual IEnumerable<Finding> Findings(RbacManifestsProps props, ManifestOwner owner) => [];

    /// <summary>Defines what brings the objects, beside files; nothing for most.</summary>
    /// <param name="at">The construct.</param>
    /// <param name="props">What it was given.</param>
    /// <param name="owner">Whose the objects are.</param>
    /// <param name="others">Manifests of kinds that are none of the model's.</param>
    internal virtual void Define(RbacManifests at, RbacManifestsProps props, ManifestOwner owner, OtherManifests others)
    {
    }

    private sealed record ScriptDelivery : RbacDelivery
    {
        internal override ValueMap Keeping => default;

        internal override bool FillsAccount => true;

        internal override string Command(ManifestOwner owner, string folder) => ApplyScript.Command(folder);

        internal override IEnumerable<(string File, string Text)> Files(RbacFiles files, ManifestOwner owner, string folder) => files.Script();
    }
}

/// <summary>A tool that applies a folder of a Git repository, keeps an inventory of its own, and deletes what is gone from the folder.</summary>
internal abstract record GitDelivery : RbacDelivery
{
    /// <summary>The file with the object of the tool.</summary>
    protected abstract string File { get; }

    /// <summary>The object of the tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="folder">The folder, relative to the app's cloud assembly.</param>
    protected abstract DocumentValue Document(string name, string folder);

    internal override string Command(ManifestOwner owner, string folder) => new ShellCommand("kubectl apply").Option("--filename", $"{folder}/{File}").Line;

    internal override IEnumerable<(string File, string Text)> Files(RbacFiles files, ManifestOwner owner, string folder) =>
        [(File, DocumentWriter.Yaml(Document(owner.Name.ToLowerInvariant(), folder)))];

    /// <summary>The folder as one of the repository.</summary>
    /// <param name="root">Where in the repository the cloud assembly's files are; empty for its root.</param>
    /// <param name="folder">The folder, relative to the app's cloud assembly.</param>
    protected static string InRepository(string root, string folder) => root.Length == 0 ? folder : $"{root.TrimEnd('/')}/{folder}";
}
