namespace EksAccessConstructs.Tests;

/// <summary>Every feature flag that the CDK recommends, switched on, so that a test can show that templates do not depend on them.</summary>
internal static class FeatureFlags
{
    public static IReadOnlyDictionary<string, object> AllOn { get; } = new Dictionary<string, object>
    {
        ["@aws-cdk/aws-eks:defaultToAL2023"] = true,
        ["@aws-cdk/aws-eks:useNativeOidcProvider"] = true,
        ["@aws-cdk/aws-eks:nodegroupNameAttribute"] = true,
        ["@aws-cdk/core:annotationsInValidationReport"] = true,
        ["@aws-cdk/core:defaultCrossStackReferences"] = "weak",
        ["@aws-cdk/core:explicitStackTags"] = true,
        ["@aws-cdk/core:aspectPrioritiesMutating"] = true,
        ["@aws-cdk/core:enablePartitionLiterals"] = true,
        ["@aws-cdk/core:checkSecretUsage"] = true,
        ["@aws-cdk/aws-iam:minimizePolicies"] = true,
        ["@aws-cdk/aws-iam:standardizedServicePrincipals"] = true,
        ["@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName"] = true,
        ["@aws-cdk/aws-ec2:restrictDefaultSecurityGroup"] = true,
        ["@aws-cdk/aws-ec2:launchTemplateDefaultUserData"] = true,
        ["@aws-cdk/aws-ec2:uniqueImdsv2TemplateName"] = true,
        ["@aws-cdk/aws-lambda:useCdkManagedLogGroup"] = true,
        ["@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig"] = true,
    };
}
