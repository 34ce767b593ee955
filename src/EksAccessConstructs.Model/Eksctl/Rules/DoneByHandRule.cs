using EksAccessConstructs.Eksctl.Steps;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What eksctl does by calls after its stacks, and no template can do, is done by hand (EKS103).</summary>
internal static class DoneByHandRule
{
    public static void Check(ClusterConfig config, RuleSink sink) => sink.Add(ManualSteps.Of(config).Select(Said).ToValueList());

    private static Finding Said(ManualStep step) =>
        EksctlRules.DoneByHand.At(step.Location, $"after the deployment, {step.What}: {step.Why}; run: {step.Command}");
}
