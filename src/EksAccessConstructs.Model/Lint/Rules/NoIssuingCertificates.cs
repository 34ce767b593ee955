namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody makes client certificates for themselves.</summary>
internal sealed class NoIssuingCertificates : PowerLint
{
    public NoIssuingCertificates()
        : base(
            new("RB026", Severity.Error, "Nobody both requests and approves certificates, or signs them."),
            "a client certificate logs in as any user or group but system:masters, service accounts included, and cannot be revoked; EKS "
                + "itself signs serving certificates only",
            "give requesting and approving to different identities, and limit approve and sign to the signers that are needed")
    {
        GoodPractice = "CSRs and certificate issuing";
        KubernetesBenchmark = ["5.1.11"];
    }
}
