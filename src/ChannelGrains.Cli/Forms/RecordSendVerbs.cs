using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl record submit, amend</summary>
internal static class RecordSendVerbs
{
    public static Command Submit(CliHost host)
    {
        var file = File();
        return host.Verb(
            "submit",
            "Sends the records in a file; those that were sent before have no second effect.",
            "record submit visit.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                foreach (var record in await MessageFile.ReadAsync<Record>(session.Arguments.GetRequiredValue(file), cancellationToken))
                {
                    var answer = await Client(session).SubmitRecordAsync(new SubmitRecordRequest { Record = record }, cancellationToken: cancellationToken);
                    session.Write(answer.Record, () => RecordView.One(answer.Record));
                }
                return ExitCode.Done;
            },
            "The file is YAML or JSON with the fields of Record: record_id, partner_id, form_id, form_version, taken_at, answers and so on. Several records are several YAML documents, or a JSON array.");
    }

    public static Command Amend(CliHost host)
    {
        var file = File();
        return host.Verb(
            "amend",
            "Changes answers of records, as a file says; what they were stays known.",
            "record amend correction.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                foreach (var request in await MessageFile.ReadAsync<AmendRecordRequest>(session.Arguments.GetRequiredValue(file), cancellationToken))
                {
                    var answer = await Client(session).AmendRecordAsync(request, cancellationToken: cancellationToken);
                    session.Write(answer.Record, () => RecordView.One(answer.Record));
                }
                return ExitCode.Done;
            },
            "The file is YAML or JSON with the fields of AmendRecordRequest: partner_id, record_id, answers, reason. With a request_id in it, it can be sent again without a second effect.");
    }

    private static Argument<string> File()
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return file;
    }

    private static FormService.FormServiceClient Client(Session session) => new(session.Channel);
}
