using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the FSx for Lustre CSI driver needs: less than AmazonFSxFullAccess, which AWS recommends.</summary>
/// <remarks>Source: the driver's <c>docs/install.md</c> as of 2026. The last statement is for
/// file systems that are linked to a bucket for the first time.</remarks>
internal static class FsxDriverPolicy
{
    /// <summary>The policy.</summary>
    public static InlinePolicy Lustre { get; } = new("FsxCsiDriver",
    [
        new()
        {
            Actions =
            [
                "fsx:CreateFileSystem", "fsx:DeleteFileSystem", "fsx:DescribeFileSystems", "fsx:TagResource", "fsx:UpdateFileSystem", "s3:ListBucket",
            ],
        },
        new()
        {
            Actions = ["iam:CreateServiceLinkedRole"],
            Conditions = [new("StringEquals", "iam:AWSServiceName", ["fsx.amazonaws.com"])],
        },
        new()
        {
            Actions = ["iam:CreateServiceLinkedRole", "iam:AttachRolePolicy", "iam:PutRolePolicy"],
            Resources = [IamStatement.Arn("iam::*:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/*")],
        },
    ]);
}
