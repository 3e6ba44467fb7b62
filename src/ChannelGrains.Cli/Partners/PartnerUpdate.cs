using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner update</summary>
internal static class PartnerUpdate
{
    public static Command Verb(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        var particulars = new PartnerParticulars();
        var from = CommonOptions.Text(
            "--effective-from", "First business day of a new type, region or time zone, yyyy-mm-dd; default the next one not counted yet.");
        var etag = CommonOptions.Text("--etag", "Change it only if this is still its etag.");
        return host.Verb(
            "update",
            "Changes what is given; the rest stays. The currency never changes.",
            "partner update store-0042 --name \"Chengdu South 2\" --region cn/sichuan/chengdu --effective-from 2026-02-01",
            [id, .. particulars.Options, from, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var partner = new Partner { PartnerId = arguments.GetRequiredValue(id), Etag = arguments.GetValue(etag) ?? "" };
                var given = particulars.Fill(partner, arguments);
                if (given.Count == 0)
                    throw new UsageException("Nothing to change: give --name, --type, --region, --time-zone, --origin or --external-id.");

                var request = new UpdatePartnerRequest
                {
                    Partner = partner,
                    UpdateMask = new FieldMask { Paths = { given } },
                    EffectiveFrom = arguments.GetValue(from) ?? "",
                    RequestId = session.RequestId,
                };
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var answer = await client.UpdatePartnerAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Partner, () => PartnerView.One(answer.Partner));
                return ExitCode.Done;
            });
    }
}
