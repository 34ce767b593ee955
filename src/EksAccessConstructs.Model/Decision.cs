using EksAccessConstructs.Rbac;

namespace EksAccessConstructs;

/// <summary>The answer to "may this identity do that": allowed by something, denied, or unknown.</summary>
/// <remarks>Unknown is never a pass: it says that something outside of what we know could still allow.</remarks>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Denied, with nothing broken on the way.</summary>
    internal static Denied No { get; } = new([]);

    /// <summary>Allowed.</summary>
    /// <param name="By">What allows it.</param>
    public sealed record Allowed(DecisionSource By) : Decision
    {
        /// <inheritdoc/>
        public override string ToString() => $"allowed by {By.Describe()}";
    }

    /// <summary>Denied: nothing allows it, and nothing unknown could.</summary>
    /// <param name="Broken">Bindings of this identity that would count if the role they name existed.</param>
    public sealed record Denied(ValueList<BrokenBinding> Broken) : Decision
    {
        /// <inheritdoc/>
        public override string ToString() => Broken.IsEmpty ? "denied" : $"denied; {string.Join("; ", Broken.Select(broken => broken.Message))}";
    }

    /// <summary>Nothing we know allows it, but something could that nobody outside the cluster can know, such as rules that nobody has published.</summary>
    /// <param name="Causes">What could allow it, one sentence each.</param>
    /// <param name="Broken">Bindings of this identity that would count if the role they name existed.</param>
    public sealed record Unknown(ValueList<string> Causes, ValueList<BrokenBinding> Broken = default) : Decision
    {
        /// <inheritdoc/>
        public override string ToString() => $"unknown: {string.Join("; ", Causes)}";
    }

    /// <summary>True where the answer is <see cref="Allowed"/>.</summary>
    public bool IsAllowed => this is Allowed;
}

/// <summary>What a right comes from: an RBAC binding, membership in <c>system:masters</c>, an EKS access policy.</summary>
public abstract record DecisionSource
{
    /// <summary>The source in words, after "allowed by".</summary>
    public abstract string Describe();
}
