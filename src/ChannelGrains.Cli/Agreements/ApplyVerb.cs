using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Spectre.Console;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement apply</summary>
internal static class ApplyVerb
{
    private const string Explanation =
        "The file is YAML or JSON with the fields of AmendAgreementRequest: partner_id, effective_from, effective_until, allow_adjustment, terms; amounts as 1234.50 CNY. "
        + "agreement.yaml beside channelctl explains each. Several agreements are several YAML documents, or a JSON array. What a version says already is left as it is, so "
        + "that a file can be applied again.";

    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        var preview = new Option<bool>("--preview") { Description = "Show what it would change, and change nothing." };
        return host.Verb(
            "apply",
            "Drafts the agreements in a file, or amendments of those that are signed; the same file again changes nothing.",
            "agreement apply agreement.yaml --preview",
            [file, preview],
            async (session, cancellationToken) =>
            {
                var written = await MessageFile.ReadAsync<AmendAgreementRequest>(session.Arguments.GetRequiredValue(file), cancellationToken);
                foreach (var agreement in written)
                    if (session.Arguments.GetValue(preview))
                        await PreviewAsync(session, agreement, cancellationToken);
                    else
                        await ApplyAsync(session, agreement, cancellationToken);
                return ExitCode.Done;
            },
            Explanation);
    }

    private static async Task PreviewAsync(Session session, AmendAgreementRequest written, CancellationToken cancellationToken)
    {
        var request = new PreviewAmendmentRequest
        {
            PartnerId = written.PartnerId,
            Terms = written.Terms ?? new(),
            EffectiveFrom = written.EffectiveFrom,
            EffectiveUntil = written.EffectiveUntil,
        };
        var answer = await new AgreementService.AgreementServiceClient(session.Channel).PreviewAmendmentAsync(request, cancellationToken: cancellationToken);
        session.Write(answer, () => AgreementView.Preview(written.PartnerId, answer));
    }

    private static async Task ApplyAsync(Session session, AmendAgreementRequest written, CancellationToken cancellationToken)
    {
        var present = await AgreementReading.AllAsync(session, written.PartnerId, cancellationToken);
        if (AppliedAgreement.Find(written, present.Agreements) is { } same)
        {
            session.Write(same.Version, () => new Rows(Tables.Line($"{written.PartnerId}: unchanged"), AgreementView.One(same.Version, present.Etag)));
            return;
        }
        // By the etag it is this change of this agreement; sent again after a lost answer, the version is found above.
        (written.Etag, written.RequestId) = (present.Etag, AppliedAgreement.RequestId(written, present.Etag));
        var client = new AgreementService.AgreementServiceClient(session.Channel);
        if (present.Agreements.Any(agreement => agreement.Version.State is AgreementState.Active or AgreementState.Signed))
        {
            var answer = await client.AmendAgreementAsync(written, cancellationToken: cancellationToken);
            session.Write(answer.Version, () => new Rows(Tables.Line($"{written.PartnerId}: amendment drafted"), AgreementView.One(answer.Version, answer.Etag)));
        }
        else
        {
            var answer = await client.DraftAgreementAsync(AppliedAgreement.ToDraft(written), cancellationToken: cancellationToken);
            session.Write(answer.Version, () => new Rows(Tables.Line($"{written.PartnerId}: drafted"), AgreementView.One(answer.Version, answer.Etag)));
        }
    }
}
