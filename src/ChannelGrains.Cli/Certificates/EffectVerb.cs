using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Certificates;

/// <summary>channelctl certificate effect</summary>
internal static class EffectVerb
{
    public static Command Create(CliHost host)
    {
        var code = new Argument<string>("CODE") { Description = "The code, the id of the test's form." };
        var period = CommonOptions.RequiredText("--period", "A month, quarter or year, as 2026-01.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Only partners of this type.");
        var region = CommonOptions.Text("--region", "Only partners of this region and below.");
        return host.Verb(
            "effect",
            "Shows what partners with somebody certified sold beside the others of the same type and region.",
            "certificate effect product-training --period 2026-01 --type DIRECT --region cn/sichuan",
            [code, period, type, region],
            async (session, cancellationToken) =>
            {
                var request = new GetTrainingEffectRequest
                {
                    Code = session.Arguments.GetRequiredValue(code),
                    Period = session.Arguments.GetRequiredValue(period),
                    ChannelType = EnumNames.Parse<ChannelType>(session.Arguments.GetValue(type)),
                    Region = session.Arguments.GetValue(region) ?? "",
                };
                var answer = await new CertificateService.CertificateServiceClient(session.Channel).GetTrainingEffectAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => CertificateView.Effect(answer));
                return ExitCode.Done;
            });
    }
}
