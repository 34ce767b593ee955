namespace EksAccessConstructs.Pods;

/// <summary>For whom EKS Pod Identity may take on a role that is made.</summary>
public enum PodTrust
{
    /// <summary>For the one service account of the one cluster; where sessions carry no tags, for the cluster.</summary>
    Narrowed,

    /// <summary>For every association of the account, as eksctl has it.</summary>
    Plain,
}
