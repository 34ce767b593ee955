namespace EksAccessConstructs.Rbac;

/// <summary>Where a step leads: another actor, or all rights (null).</summary>
/// <param name="To">The actor; null for all rights in the cluster.</param>
/// <param name="Means">What makes it possible.</param>
internal sealed record EscalationEdge(Actor? To, EscalationMeans Means);

/// <summary>One way to turn a right into more rights. Every edge rests on requests that the authorizers allow.</summary>
internal abstract class Technique(string name, string sentence)
{
    /// <summary>Name and sentence, for the catalogue.</summary>
    public EscalationTechnique Info { get; } = new(name, sentence);

    /// <summary>True where every step to somebody else needs a condition.</summary>
    /// <value>Default: false.</value>
    public virtual bool NeedsCondition => false;

    /// <summary>The steps that an actor can take.</summary>
    public abstract IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier);

    /// <summary>An edge to another actor, or to all rights.</summary>
    protected EscalationEdge Edge(Actor? to, string reason, ValueList<AllowedRequest> requests, string? condition = null) =>
        new(to, new EscalationMeans(Info.Name, reason, requests, condition));

    /// <summary><c> in namespace shop</c>.</summary>
    protected static string In(string @namespace) => @namespace.Length == 0 ? "" : $" in namespace {@namespace}";

    /// <summary>The name of a request, quoted; nothing for any name.</summary>
    protected static string Named(AllowedRequest allowed) =>
        allowed.Request is ResourceRequest { Name: not (Actor.AnyName or "") } request ? $" '{request.Name}'" : "";
}
