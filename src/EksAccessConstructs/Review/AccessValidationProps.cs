namespace EksAccessConstructs.Review;

/// <summary>What becomes of the findings of <c>eks-access lint</c> at synthesis.</summary>
public enum LintFindings
{
    /// <summary>They are left out.</summary>
    None,

    /// <summary>They are warnings, errors of lint, too: what is doubtful deploys all the same.</summary>
    Warn,

    /// <summary>Errors of lint are errors, and refuse the synthesis.</summary>
    Refuse,
}

/// <summary>Settings of <see cref="AccessValidation"/>.</summary>
public sealed record AccessValidationProps
{
    /// <summary>What becomes of the findings of <c>eks-access lint</c>, and of ways to all rights.</summary>
    /// <value>Default: <see cref="LintFindings.Warn"/>.</value>
    public LintFindings Lint { get; init; } = LintFindings.Warn;

    /// <summary>Whether <c>eks-access/CLUSTER/report.md</c> and <c>report.json</c> are written into the cloud assembly.</summary>
    /// <value>Default: true.</value>
    public bool Reports { get; init; } = true;
}
