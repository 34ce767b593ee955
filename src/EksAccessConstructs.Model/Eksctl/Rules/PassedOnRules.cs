namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Rules for values that eksctl passes on unseen and AWS refuses.</summary>
/// <remarks>A breach is an error, and with eksctl's defaults a warning: that flavour makes of a file what eksctl makes of it.</remarks>
internal static class PassedOnRules
{
    public static ValueList<Finding> Check(ClusterConfig config, DefaultsFlavour flavour)
    {
        var sink = new RuleSink(config);
        var severity = flavour is DefaultsFlavour.Eksctl ? Severity.Warning : Severity.Error;
        IdsRule.Check(config, severity, sink);
        RepairActionsRule.Check(config, severity, sink);
        return sink.Findings;
    }
}
