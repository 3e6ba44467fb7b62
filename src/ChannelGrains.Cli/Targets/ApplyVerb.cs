using System.CommandLine;
using System.Security.Cryptography;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Targets.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Cli.Targets;

/// <summary>channelctl target apply</summary>
internal static class ApplyVerb
{
    private const string Explanation =
        "The file is YAML or JSON with the fields of SetTargetRequest: scope, year, amount, weights; amounts as 1234.50 CNY. targets.yaml beside channelctl explains each. Several targets "
        + "are several YAML documents, or a JSON array. A target that says the same already is left as it is, so that a file can be applied again.";

    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "apply",
            "Sets the targets in a file; the same file again changes nothing.",
            "target apply targets.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                foreach (var written in await MessageFile.ReadAsync<SetTargetRequest>(session.Arguments.GetRequiredValue(file), cancellationToken))
                    await ApplyAsync(session, written, cancellationToken);
                return ExitCode.Done;
            },
            Explanation);
    }

    private static async Task ApplyAsync(Session session, SetTargetRequest written, CancellationToken cancellationToken)
    {
        var client = new TargetService.TargetServiceClient(session.Channel);
        var present = await FindAsync(client, written, cancellationToken);
        if (present is not null && IsSame(written, present))
        {
            session.Write(present, () => TargetView.Line(present, "unchanged"));
            return;
        }
        if (written.Weights is { Basis: WeightBasis.LastYear, Months.Count: 0 })
            written.Weights = await SetVerb.LastYearAsync(client, written.Scope, written.Year, cancellationToken);
        written.Etag = present?.Etag ?? "";
        // By the etag it is this change of this target; sent again after a lost answer, the target is the same already.
        written.RequestId = $"apply-{Convert.ToHexStringLower(SHA256.HashData(written.ToByteArray()))}";
        var answer = await client.SetTargetAsync(written, cancellationToken: cancellationToken);
        session.Write(answer.Target, () => TargetView.Line(answer.Target, present is null ? "set" : "changed"));
    }

    private static async Task<Target?> FindAsync(TargetService.TargetServiceClient client, SetTargetRequest written, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetTargetAsync(new GetTargetRequest { Scope = written.Scope, Year = written.Year }, cancellationToken: cancellationToken)).Target;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Weights of last year are those of the day on which they were set.</summary>
    private static bool IsSame(SetTargetRequest written, Target present) => written.Amount is { } amount && amount.Equals(present.Amount) && (written.Weights is not { } weights
        || (weights.Months.Count > 0 ? weights.Months.SequenceEqual(present.Weights.Months) : weights.Basis == WeightBasis.Unspecified || weights.Basis == present.Weights.Basis));
}
