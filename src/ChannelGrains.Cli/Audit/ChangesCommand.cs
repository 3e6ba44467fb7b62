using System.CommandLine;
using ChannelGrains.Audit.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Audit;

/// <summary>channelctl changes</summary>
internal static class ChangesCommand
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.Text("--partner", "Changes of this partner alone, also those from before there was an index of changes.");
        var principal = CommonOptions.Text("--principal", "Changes that this principal caused; a rule is review.");
        var kind = CommonOptions.Text("--kind", "Changes of this kind, as agreements.signed, or of a capability, as agreements.");
        var from = CommonOptions.Text("--from", "Changes at this time or later, as 2026-11-28T09:00:00+08:00.");
        var until = CommonOptions.Text("--until", "Changes before this time.");
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "changes",
            "Lists what people and rules have changed, the latest first: all but transactions.",
            "changes --kind lifecycle --from 2026-11-01T00:00:00Z",
            [partner, principal, kind, from, until, limit],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var (most, all) = (arguments.GetValue(limit), new ListChangesResponse());
                var request = new ListChangesRequest
                {
                    PartnerId = arguments.GetValue(partner) ?? "",
                    Principal = arguments.GetValue(principal) ?? "",
                    Kind = arguments.GetValue(kind) ?? "",
                    From = arguments.GetValue(from) is { } first ? Instants.Parse(from.Name, first) : null,
                    Until = arguments.GetValue(until) is { } last ? Instants.Parse(until.Name, last) : null,
                };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Changes.Count);
                    var page = await new AuditService.AuditServiceClient(session.Channel).ListChangesAsync(request, cancellationToken: cancellationToken);
                    all.Changes.AddRange(page.Changes);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Changes.Count < most);

                all.NextPageToken = request.PageToken;
                session.Write(all, () => ChangesView.Of(all));
                return ExitCode.Done;
            });
    }
}
