using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Rbac;

/// <summary>Which RBAC objects leave for which cluster.</summary>
public sealed record RbacManifestsProps
{
    /// <summary>The cluster; its name has to be known as text.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The objects; none to take away what there was before.</summary>
    public required RbacObjects Objects { get; init; }

    /// <summary>Whose the objects are: the value of the label <c>eks-access/owner</c> and the name of the folder, 1 to 63 letters, digits and dashes. Give the
    /// name of before where a construct, its stack or its cluster's display name is renamed, so that the objects stay its own.</summary>
    /// <value>Default: null: the stack's name and a hash of cluster, stack and path in the stack.</value>
    public string? Owner { get; init; }

    /// <summary>The namespaces that the owner is kept to, so that whoever applies needs rights in these alone. Before one is left out, apply without the
    /// objects in it: outside of these nothing is taken away.</summary>
    /// <value>Default: none: the whole cluster.</value>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>How the objects get into the cluster.</summary>
    /// <value>Default: by the script beside them.</value>
    public RbacDelivery Delivery { get; init; } = RbacDelivery.Script;
}

/// <summary>Writes RBAC objects as YAML into the cloud assembly, for kubectl or a GitOps tool: no Lambda, one file an object.</summary>
/// <remarks>
/// The files are in <c>eks-access/CLUSTER/rbac/OWNER/</c> beside the template, with a kustomization and a script. Every object but namespaces carries its
/// owner in the label <c>eks-access/owner</c>. <see cref="ApplyCommand"/>, also an output of the stack, runs the script: it applies the objects and deletes
/// what the owner had before and has no more, in every namespace. Without objects it only deletes. Namespaces, service accounts and config maps are never
/// deleted. Several of these constructs on one cluster are several owners; each object is brought by one of them.
/// </remarks>
public sealed class RbacManifests : Construct
{
    /// <summary>Writes the files.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope; the owner's name is made from it.</param>
    /// <param name="props">Which objects.</param>
    /// <exception cref="ArgumentException">An object is there twice, is brought by another construct already, or holds text that only deployment knows; or EKS
    /// would not take the cluster's display name.</exception>
    public RbacManifests(Construct scope, string id, RbacManifestsProps props)
        : this(scope, id, props, OtherManifests.None)
    {
    }

    /// <summary>Writes the files, with manifests of kinds that are none of the model's.</summary>
    internal RbacManifests(Construct scope, string id, RbacManifestsProps props, OtherManifests others)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var name = ManifestFolder.ClusterName(props.Cluster, this, nameof(props));
        if (RbacObjects.Of(props.Objects.All).Findings is [var twice, ..])
        {
            throw new ArgumentException($"{Node.Path}: {twice.Message}", nameof(props));
        }

        var owner = props.Owner is { } given ? ManifestOwner.Named(given, this, nameof(props)) : ManifestOwner.Of(this, name);
        var own = props.Delivery.OfItsOwn(others);
        var folder = ManifestFolder.Rbac(props.Cluster, owner, [.. props.Namespaces]).WithKinds(own.Kinds);
        var objects = props.Delivery.Delivered(props.Objects, owner);
        var files = new RbacFiles(folder, objects, props.Delivery.Keeping, own.Of(owner));
        var assembly = AssemblyFolder.Of(this)
            ?? throw new ArgumentException($"{Node.Path}: manifests are written into the cloud assembly of an app, and there is none", nameof(scope));
        Owner = owner.Name;
        Folder = assembly.FromApp(folder.Path);
        ApplyCommand = props.Delivery.Command(owner, Folder);
        IsEmpty = props.Objects.All.IsEmpty;
        (string File, string Text)[] texts = [.. files.Manifests(ApplyCommand), .. props.Delivery.Files(files, owner, Folder)];
        if (Cdk.Token.IsUnresolved(string.Concat(texts.Select(file => file.Text))))
        {
            throw new ArgumentException(
                $"{Node.Path}: an object holds a value that is known at deployment only, "
                + "but manifests are written before; name it as text",
                nameof(props));
        }

        NotInNamespaces(props)
            .Concat(NotFilled(props, files))
            .Concat(WithoutRules(props.Objects))
            .Concat(ManifestOwners.AddFolder(this, folder))
            .Concat(props.Delivery.Findings(props, owner))
            .Concat(ManifestOwners.Add(props.Cluster, this, folder, objects.All))
            .ThrowOrWarn(this, nameof(props));
        RbacFiles.Write(assembly.Path, folder.Path, texts);
        props.Cluster.RegisterRbac(objects);
        props.Delivery.Define(this, props, owner, others);
        new Cdk.CfnOutput(ManifestOwner.TopStack(this), $"RbacCommand-{Owner}", new Cdk.CfnOutputProps
        {
            Description = props.Delivery.CommandSays,
            Value = ApplyCommand,
        }).Named(props.Cluster.LogicalId("rbac-command", Owner));
    }

    /// <summary>Whose the objects are: the value of the label <c>eks-access/owner</c>.</summary>
    public string Owner { get; }

    /// <summary>The folder of the manifests, relative to the cloud assembly of the app.</summary>
    public string Folder { get; }

    /// <summary>One line for a shell in the folder of the app's cloud assembly: applies the objects and deletes those that the owner no longer has; the script
    /// takes options, such as <c>--dry-run</c>. With another delivery it hands the folder to the tool, once.</summary>
    public string ApplyCommand { get; }

    /// <summary>True where there are no objects: then the command only takes away what there was before.</summary>
    public bool IsEmpty { get; }

    private static IEnumerable<Finding> NotFilled(RbacManifestsProps props, RbacFiles files) => files.LacksAccount && !props.Delivery.FillsAccount
        ? [DeliveryRules.AccountIsKnown.At(null, $"manifests name the account by '{PodServiceAccounts.AccountPlaceholder}', which the script alone fills in; "
            + "give the stack its account, or deliver them by the script")]
        : [];

    private static IEnumerable<Finding> WithoutRules(RbacObjects objects) => objects.All
        .Where(item => item is NamespaceRole { Rules.IsEmpty: true } or ClusterRole { Rules.IsEmpty: true, Aggregation: null })
        .Select(item => RbacRules.RoleGivesSomething.At(item.Origin.Location,
            $"{item.Id} has no rules, so whoever is bound to it may do nothing; methods such as AllowRead give back a role with more: keep what they return"));

    private static IEnumerable<Finding> NotInNamespaces(RbacManifestsProps props)
    {
        var names = props.Namespaces.Where(name => KubeNames.Label(name).Any())
            .Select(name => DeliveryRules.InItsNamespaces.At(null, $"'{name}' is no name of a namespace; use small letters, digits and dashes"));
        var outside = props.Objects.All
            .Where(item => props.Namespaces is not [] && !props.Namespaces.Contains(item is Namespace ? item.Name : item.NamespaceName))
            .Select(item => DeliveryRules.InItsNamespaces.At(item.Origin.Location,
                $"{item.Id} is in none of the namespaces that its owner is kept to ({string.Join(", ", props.Namespaces)}); "
                + "name its namespace in Namespaces, or bring it by a construct without Namespaces"));
        return names.Concat(outside);
    }
}
