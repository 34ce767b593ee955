namespace EksAccessConstructs.Pods;

/// <summary>A pod, or something that makes pods of one kind: what decides which AWS role they get.</summary>
public sealed record Workload
{
    /// <summary>The kind, such as <c>Pod</c> or <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name; of a pod whose name the API server makes, what it makes it from.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace.</summary>
    /// <value>Default: default, where kubectl puts objects that name none.</value>
    public string Namespace { get; init; } = "default";

    /// <summary>Annotations of the object itself, which no pod of a Deployment gets.</summary>
    /// <value>Default: none.</value>
    public ValueMap Annotations { get; init; }

    /// <summary>What makes and remakes it, such as the Deployment of a ReplicaSet; null for what somebody made.</summary>
    /// <value>Default: null.</value>
    public WorkloadOwner? Owner { get; init; }

    /// <summary>What its pods are like.</summary>
    public required PodTemplate Template { get; init; }

    /// <summary>What a running pod is like; null for manifests, whose pods are taken to run with an address each.</summary>
    /// <value>Default: null.</value>
    public PodStatus? Status { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>Namespace and name, as <c>shop/cart</c>.</summary>
    public string Id => $"{Namespace}/{Name}";

    /// <summary>The address that requests of the pod come from; null for a pod that has none.</summary>
    internal string? Address => Status is { } status ? status.Address : $"{Kind} {Id}";

    /// <summary>True where a program that watches pods takes this one for alive.</summary>
    internal bool IsActive => Status is null or { Phase: not ("Succeeded" or "Failed") };
}

/// <summary>The controller of an object: what <c>metadata.ownerReferences</c> says with <c>controller: true</c>.</summary>
/// <param name="Kind">The kind, such as <c>ReplicaSet</c>.</param>
/// <param name="Name">The name.</param>
public sealed record WorkloadOwner(string Kind, string Name);

/// <summary>What the pods of a workload are like.</summary>
public sealed record PodTemplate
{
    /// <summary>Annotations of the pods.</summary>
    /// <value>Default: none.</value>
    public ValueMap Annotations { get; init; }

    /// <summary>Labels of the pods; Fargate profiles select by them.</summary>
    /// <value>Default: none.</value>
    public ValueMap Labels { get; init; }

    /// <summary>The service account.</summary>
    /// <value>Default: default, as the API server fills it in.</value>
    public string ServiceAccount { get; init; } = "default";

    /// <summary>Whether the pods use the network of their node.</summary>
    /// <value>Default: false.</value>
    public bool HostNetwork { get; init; }

    /// <summary>The node; null where the scheduler chooses it.</summary>
    /// <value>Default: null.</value>
    public string? NodeName { get; init; }

    /// <summary>Whether the pods ask for Windows nodes, by <c>os.name</c> or a node selector.</summary>
    /// <value>Default: false.</value>
    public bool IsWindows { get; init; }

    /// <summary>The containers, those that run first among them.</summary>
    /// <value>Default: none.</value>
    public ValueList<PodContainer> Containers { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }
}

/// <summary>A container.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">The image.</param>
public sealed record PodContainer(string Name, string Image)
{
    /// <summary>The program, where it is not that of the image.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Command { get; init; }

    /// <summary>The arguments.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Arguments { get; init; }

    /// <summary>The environment variables whose values are written in the manifest.</summary>
    /// <value>Default: none.</value>
    public ValueMap Environment { get; init; }

    /// <summary>Whether it may do on its node what root may.</summary>
    /// <value>Default: false.</value>
    public bool IsPrivileged { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>Command and arguments as the kubelet starts them: <c>$(NAME)</c> is the value of a variable, <c>$$(NAME)</c> the text <c>$(NAME)</c>.</summary>
    internal ValueList<string> CommandLine => Command.Concat(Arguments).Select(Expanded).ToValueList();

    private string Expanded(string text) => Variables.In(text, Environment);
}

/// <summary>What a running pod is like.</summary>
/// <param name="Phase">The phase, such as <c>Running</c>.</param>
/// <param name="Address">Its first address; null where it has none yet.</param>
public sealed record PodStatus(string Phase, string? Address);
