namespace EksAccessConstructs.Cli.Commands;

/// <summary>The script that collects what a cluster has.</summary>
internal static class CollectScript
{
    /// <summary>Its text, for a POSIX shell. It only reads from AWS and the cluster.</summary>
    public const string Text = """
        #!/bin/sh
        # Collects what an EKS cluster has, for: eks-access drift PATH... --actual FOLDER
        # usage: sh collect.sh [--skip-cluster-check] CLUSTER FOLDER [options of kubectl, such as --context NAME]
        # It only reads. Region and credentials are those of the AWS CLI (AWS_REGION, AWS_PROFILE). It needs eks:DescribeCluster, eks:ListAccessEntries,
        # eks:DescribeAccessEntry, eks:ListAssociatedAccessPolicies, eks:ListPodIdentityAssociations and eks:DescribePodIdentityAssociation, and in the
        # cluster get and list on roles, bindings and service accounts, such as AmazonEKSAdminViewPolicy gives.
        set -eu

        check=yes
        if [ "${1:-}" = --skip-cluster-check ]; then check=no; shift; fi
        cluster=${1:?name the cluster}
        folder=${2:?name a folder to collect into}
        shift 2

        mkdir -p "$folder"
        if [ -n "$(ls -A "$folder")" ]; then
          echo "collect.sh: '$folder' is not empty; name a new folder, or what is gone would be taken to be there" >&2
          exit 2
        fi

        ask() { # verb, options
          aws eks "$@" --output json < /dev/null
        }

        aws eks describe-cluster --name "$cluster" --output json > "$folder/cluster.json"
        mode=$(aws eks describe-cluster --name "$cluster" --query cluster.accessConfig.authenticationMode --output text)
        endpoint=$(aws eks describe-cluster --name "$cluster" --query cluster.endpoint --output text)
        server=$(kubectl "$@" config view --minify --output 'jsonpath={.clusters[0].cluster.server}')
        if [ "$check" = yes ] && [ "$server" != "$endpoint" ]; then
          echo "collect.sh: kubectl asks '$server', and the cluster '$cluster' is '$endpoint'; choose with --context, or --skip-cluster-check for a tunnel" >&2
          exit 2
        fi

        number=0
        if [ "$mode" != CONFIG_MAP ]; then
          ask list-access-entries --cluster-name "$cluster" > "$folder/access-entries.json"
          aws eks list-access-entries --cluster-name "$cluster" --query 'accessEntries[]' --output text | tr '\t' '\n' > "$folder/.list"
          while IFS= read -r arn; do
            case $arn in arn:*) ;; *) continue ;; esac
            number=$((number + 1))
            ask describe-access-entry --cluster-name "$cluster" --principal-arn "$arn" > "$folder/access-entry-$number.json"
            ask list-associated-access-policies --cluster-name "$cluster" --principal-arn "$arn" > "$folder/access-policies-$number.json"
          done < "$folder/.list"
        fi

        ask list-pod-identity-associations --cluster-name "$cluster" > "$folder/pod-identity-associations.json"
        aws eks list-pod-identity-associations --cluster-name "$cluster" --query 'associations[].associationId' --output text | tr '\t' '\n' > "$folder/.list"
        while IFS= read -r id; do
          case $id in a-*) ;; *) continue ;; esac
          ask describe-pod-identity-association --cluster-name "$cluster" --association-id "$id" > "$folder/pod-identity-association-$id.json"
        done < "$folder/.list"
        rm -f "$folder/.list"

        kubectl "$@" get clusterroles,clusterrolebindings,roles,rolebindings,serviceaccounts --all-namespaces --output json > "$folder/rbac.json"
        if [ "$mode" != API ]; then
          kubectl "$@" get configmaps --namespace kube-system --field-selector metadata.name=aws-auth --output json > "$folder/aws-auth.json"
        fi
        echo "collect.sh: $number access entries of '$cluster' are in '$folder'" >&2

        """;
}
