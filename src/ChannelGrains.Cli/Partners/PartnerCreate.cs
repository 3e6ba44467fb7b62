using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner create</summary>
internal static class PartnerCreate
{
    public static Command Verb(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        var particulars = new PartnerParticulars();
        var currency = CommonOptions.Text("--currency", "ISO 4217, fixed for ever; default the programme's.");
        var activeFrom = CommonOptions.Text("--active-from", "With --state ACTIVE: first business day, yyyy-mm-dd; default since ever.");
        var knownSince = CommonOptions.Text("--known-since", "Of a PROSPECT: first business day on which it was known, yyyy-mm-dd; default today.");
        var evidence = CommonOptions.Text("--evidence", "What shows that it may start so, such as the contract of a partner that is taken over.");
        var state = CommonOptions.Choice<PartnerState>("--state", "ACTIVE for a partner taken over from another system; default PROSPECT.");
        return host.Verb(
            "create",
            "Creates a partner. The id has 1 to 64 letters, digits, - and _.",
            "partner create store-0042 --name \"Chengdu South\" --type INTERMEDIARY --region cn/sichuan/chengdu --state ACTIVE",
            [id, .. particulars.Options, currency, activeFrom, knownSince, evidence, state, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var partner = new Partner
                {
                    PartnerId = arguments.GetRequiredValue(id),
                    CurrencyCode = arguments.GetValue(currency) ?? "",
                    ActiveFrom = arguments.GetValue(activeFrom) ?? "",
                    KnownSince = arguments.GetValue(knownSince) ?? "",
                };
                particulars.Fill(partner, arguments);
                var request = new CreatePartnerRequest
                {
                    PartnerId = partner.PartnerId,
                    Partner = partner,
                    InitialState = EnumNames.Parse<PartnerState>(arguments.GetValue(state)),
                    Evidence = arguments.GetValue(evidence) ?? "",
                    RequestId = session.RequestId,
                };
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var answer = await client.CreatePartnerAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Partner, () => PartnerView.One(answer.Partner));
                return ExitCode.Done;
            });
    }
}
