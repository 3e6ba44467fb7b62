using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Certificates;

/// <summary>channelctl certificate ...</summary>
internal static class CertificateCommands
{
    private const int PageSize = 1_000, MaxGraceDays = 366;

    public static Command Create(CliHost host) => new("certificate", "Shows and revokes who of a partner has passed which test, and what the certified sell.") { List(host), Revoke(host), EffectVerb.Create(host) };

    private static Command List(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var day = CommonOptions.Text("--day", "The business day, yyyy-mm-dd; default the partner's today.");
        var code = CommonOptions.Text("--code", "Only of this code, the id of the test's form.");
        var grace = NumberOptions.Whole("--grace-days", "Days after its last one on which a certificate still counts.", 0, MaxGraceDays, 0);
        return host.Verb(
            "list",
            "Lists the certificates of a partner's persons, and how many hold one.",
            "certificate list store-0042 --code product-training --day 2026-12-31",
            [partner, day, code, grace],
            async (session, cancellationToken) =>
            {
                var all = new ListCertificatesResponse();
                var request = new ListCertificatesRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Day = session.Arguments.GetValue(day) ?? "",
                    Code = session.Arguments.GetValue(code) ?? "",
                    GraceDays = session.Arguments.GetValue(grace),
                    PageSize = PageSize,
                };
                do
                {
                    var page = await Client(session).ListCertificatesAsync(request, cancellationToken: cancellationToken);
                    if (all.Day.Length == 0)
                        (all.Day, request.Day) = (page.Day, page.Day);
                    all.Certificates.AddRange(page.Certificates);
                    if (page.NextPageToken.Length == 0)
                        all.Counts.AddRange(page.Counts);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);

                session.Write(all, () => CertificateView.Many(all));
                return ExitCode.Done;
            });
    }

    private static Command Revoke(CliHost host)
    {
        var (partner, record) = (CommonOptions.PartnerId(), new Argument<string>("RECORD") { Description = "The record that issued it." });
        var reason = CommonOptions.RequiredText("--reason", "Why.");
        return host.Verb(
            "revoke",
            "Takes a certificate back from today on.",
            "certificate revoke store-0042 test-17 --reason \"has left\"",
            [partner, record, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new RevokeCertificateRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    RecordId = session.Arguments.GetRequiredValue(record),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).RevokeCertificateAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Certificate, () => CertificateView.One(answer.Certificate));
                return ExitCode.Done;
            });
    }

    private static CertificateService.CertificateServiceClient Client(Session session) => new(session.Channel);
}
