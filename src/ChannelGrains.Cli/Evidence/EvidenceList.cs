using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Cli.Evidence;

/// <summary>channelctl evidence list</summary>
internal static class EvidenceList
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var (partner, limit) = (CommonOptions.PartnerId(), CommonOptions.Limit(100));
        return host.Verb(
            "list",
            "Lists the files of a partner by SHA-256.",
            "evidence list store-0042",
            [partner, limit],
            async (session, cancellationToken) =>
            {
                var (client, most, found) = (new EvidenceService.EvidenceServiceClient(session.Channel), session.Arguments.GetValue(limit), new ListEvidenceResponse());
                var request = new ListEvidenceRequest { PartnerId = session.Arguments.GetRequiredValue(partner) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - found.Files.Count);
                    var page = await client.ListEvidenceAsync(request, cancellationToken: cancellationToken);
                    found.Files.AddRange(page.Files);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && found.Files.Count < most);
                session.Write(found, () => EvidenceView.All(found.Files));
                return ExitCode.Done;
            });
    }
}
