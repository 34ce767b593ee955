namespace EksAccessConstructs.Rbac;

/// <summary>A way from an identity to all rights in the cluster, or to one of the other ends of ways up.</summary>
/// <param name="Steps">The steps in order; none where the identity is administrator already.</param>
/// <param name="End">Why the end is reached after the last step: the last identity holds what is meant, or the last step gives it.</param>
public sealed record EscalationPath(ValueList<EscalationStep> Steps, string End)
{
    /// <summary>Where it ends.</summary>
    /// <value>Default: all rights in the cluster.</value>
    public EscalationSink Sink { get; init; }

    /// <summary>What the last identity holds that is the end; none where the last step gives it.</summary>
    /// <value>Default: none.</value>
    internal ValueList<AllowedRequest> Held { get; init; }

    /// <summary>The namespace whose administrator one becomes; null where the path ends elsewhere.</summary>
    /// <value>Default: null.</value>
    public string? Namespace { get; init; }

    /// <summary>What must be so in the running cluster for the path to work, beyond what the objects say; empty where the objects alone are enough.</summary>
    public ValueList<string> Conditions => Steps.Select(step => step.Means[0].Condition).OfType<string>().Distinct().ToValueList();

    /// <summary>The path in one line.</summary>
    public override string ToString() => Steps.IsEmpty ? End : $"{string.Join("; then ", Steps)}; {End}";
}

/// <summary>One step: somebody becomes somebody else, or gets more rights.</summary>
/// <param name="From">Who takes it.</param>
/// <param name="To">Who they are after it, or what they have.</param>
/// <param name="Means">Everything that makes the step possible; the surest and simplest first. All must be taken away to close it.</param>
public sealed record EscalationStep(string From, string To, ValueList<EscalationMeans> Means)
{
    /// <summary>True where the step leads to something and not to another identity.</summary>
    /// <value>Default: false.</value>
    public bool IsEnd { get; init; }

    /// <summary>The first means.</summary>
    public override string ToString() => $"{From} {Means[0].Reason}, so {(IsEnd ? "reaches" : "becomes")} {To}";
}

/// <summary>A right that can be turned into more rights.</summary>
/// <param name="Technique">The technique, such as <c>create-pods</c>; see <see cref="Escalation.Techniques"/>.</param>
/// <param name="Reason">What the identity may do, in words that follow its name: <c>may create pods in namespace shop</c>.</param>
/// <param name="Requests">The requests that were decided, all allowed.</param>
/// <param name="Condition">What must be so in the running cluster as well; null for nothing.</param>
public sealed record EscalationMeans(string Technique, string Reason, ValueList<AllowedRequest> Requests, string? Condition = null);

/// <summary>A request that is allowed, and by what.</summary>
/// <param name="Request">The request.</param>
/// <param name="By">What allows it.</param>
public sealed record AllowedRequest(AccessRequest Request, DecisionSource By);

/// <summary>What was found for one identity.</summary>
/// <param name="Paths">Every path to all rights, those that need no condition first, short ones before long ones.</param>
/// <param name="Unknown">Why some requests could not be decided; they are in no path.</param>
public sealed record EscalationPaths(ValueList<EscalationPath> Paths, ValueList<string> Unknown)
{
    /// <summary>The ways to ends that are less than all rights; of each end the nearest way for each right that leads there.</summary>
    /// <value>Default: none.</value>
    public ValueList<EscalationPath> Further { get; init; }

    /// <summary>What would lead further where something runs that the files do not hold, one sentence each that begins with <c>if</c>.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Perhaps { get; init; }

    /// <summary>The wanted service accounts that the identity gets at.</summary>
    /// <value>Default: none.</value>
    public ValueList<ReachedAccount> Reached { get; init; }
}

/// <summary>A service account that somebody gets at.</summary>
/// <param name="User">Its user name, <c>system:serviceaccount:NAMESPACE:NAME</c>.</param>
/// <param name="Steps">The steps in order, the surest and shortest way; none where the identity is the service account itself.</param>
public sealed record ReachedAccount(string User, ValueList<EscalationStep> Steps);

/// <summary>A way to turn a right into more rights.</summary>
/// <param name="Name">The name, in kebab case.</param>
/// <param name="Sentence">How it works, in one sentence.</param>
public sealed record EscalationTechnique(string Name, string Sentence);
