using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl record show, list</summary>
internal static class RecordReadVerbs
{
    private const int PageSize = 100;

    public static Command Show(CliHost host)
    {
        var (partner, record) = (CommonOptions.PartnerId(), new Argument<string>("RECORD") { Description = "Record id." });
        return host.Verb(
            "show",
            "Shows a record of a partner.",
            "record show store-0042 visit-17",
            [partner, record],
            async (session, cancellationToken) =>
            {
                var request = new GetRecordRequest { PartnerId = session.Arguments.GetRequiredValue(partner), RecordId = session.Arguments.GetRequiredValue(record) };
                var answer = await new FormService.FormServiceClient(session.Channel).GetRecordAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Record, () => RecordView.One(answer.Record));
                return ExitCode.Done;
            });
    }

    public static Command List(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var form = CommonOptions.Text("--form", "Only of this form.");
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "list",
            "Lists the records of a partner, the latest first.",
            "record list store-0042 --form store-hygiene",
            [partner, form, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var client = new FormService.FormServiceClient(session.Channel);
                var all = new ListRecordsResponse();
                var request = new ListRecordsRequest { PartnerId = session.Arguments.GetRequiredValue(partner), FormId = session.Arguments.GetValue(form) ?? "", PageSize = PageSize };
                do
                {
                    var page = await client.ListRecordsAsync(request, cancellationToken: cancellationToken);
                    all.Records.AddRange(page.Records.Take(most - all.Records.Count));
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Records.Count < most);

                session.Write(all, () => RecordView.Many(all));
                return ExitCode.Done;
            });
    }
}
