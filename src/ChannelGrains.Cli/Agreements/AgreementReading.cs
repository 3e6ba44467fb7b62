using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement get, list</summary>
internal static class AgreementReading
{
    private const int PageSize = 1_000;

    public static Command Get(CliHost host)
    {
        var (partner, version) = (CommonOptions.PartnerId(), AgreementOptions.Version());
        version.Description = "Number of the version; default the one in force.";
        var day = CommonOptions.Text("--as-of", "The business day on which it is in force, yyyy-mm-dd; default today.");
        return host.Verb(
            "get",
            "Shows a version of an agreement: the one in force on a day, or any by its number.",
            "agreement get store-0042 --as-of 2026-01-15",
            [partner, day, version],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new GetAgreementRequest { PartnerId = arguments.GetRequiredValue(partner), AsOf = arguments.GetValue(day) ?? "", Version = arguments.GetValue(version) };
                var answer = await new AgreementService.AgreementServiceClient(session.Channel).GetAgreementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => AgreementView.Whole(answer.Agreement, answer.Etag));
                return ExitCode.Done;
            });
    }

    public static Command List(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        return host.Verb("list", "Lists the versions of a partner's agreement.", "agreement list store-0042", [partner], async (session, cancellationToken) =>
        {
            var all = await AllAsync(session, session.Arguments.GetRequiredValue(partner), cancellationToken);
            session.Write(all, () => AgreementView.Many(all));
            return ExitCode.Done;
        });
    }

    /// <summary>All versions of a partner's agreement.</summary>
    public static async Task<ListAgreementVersionsResponse> AllAsync(Session session, string partnerId, CancellationToken cancellationToken)
    {
        var client = new AgreementService.AgreementServiceClient(session.Channel);
        var all = new ListAgreementVersionsResponse();
        var request = new ListAgreementVersionsRequest { PartnerId = partnerId, PageSize = PageSize };
        do
        {
            var page = await client.ListAgreementVersionsAsync(request, cancellationToken: cancellationToken);
            all.Agreements.AddRange(page.Agreements);
            all.Etag = page.Etag;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }
}
