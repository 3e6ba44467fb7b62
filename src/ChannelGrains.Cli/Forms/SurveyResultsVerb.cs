using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl survey results</summary>
internal static class SurveyResultsVerb
{
    public static Command Create(CliHost host)
    {
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026, fiscal FY2026, FY2026-Q1." };
        var partner = CommonOptions.Text("--partner", "Of one partner.");
        var region = CommonOptions.Text("--region", "Of a region with all below it, as cn/sichuan.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Of all partners of a type.");
        var form = CommonOptions.Text("--form", "Only of this form.");
        var subject = CommonOptions.Choice<SurveySubject>("--subject", "Only what is said of partners, or of the company.");
        return host.Verb(
            "results",
            "Shows what surveys say: satisfaction and net promoters, each with the interval in which it lies with 95 % confidence.",
            "survey results 2026-01 --partner store-0042",
            [period, partner, region, type, form, subject],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new GetSurveyResultsRequest
                {
                    Scope = Scope(arguments.GetValue(partner), arguments.GetValue(region), arguments.GetValue(type)),
                    Period = arguments.GetRequiredValue(period),
                    FormId = arguments.GetValue(form) ?? "",
                    Subject = EnumNames.Parse<SurveySubject>(arguments.GetValue(subject)),
                };
                var answer = await new FormService.FormServiceClient(session.Channel).GetSurveyResultsAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Many(answer));
                return ExitCode.Done;
            });
    }

    private static SurveyScope Scope(string? partner, string? region, string? type)
    {
        if (new[] { partner, region, type }.Count(given => given is not null) > 1)
            throw new UsageException("Give one of --partner, --region and --type, or none for the company.");
        if (partner is not null)
            return new SurveyScope { PartnerId = partner };
        if (region is not null)
            return new SurveyScope { Region = region };
        return type is not null ? new SurveyScope { ChannelType = EnumNames.Parse<ChannelType>(type) } : new SurveyScope { Company = true };
    }

    private static IRenderable Many(GetSurveyResultsResponse results)
    {
        var table = Tables.Create("form", "about", "invited", "answers", "satisfied", "of", "satisfaction", "promoters", "detractors", "net promoters");
        foreach (var result in results.Results)
            table.Row(
                result.FormId, EnumNames.Of(result.Subject), Figures.Of(result.Invited), Figures.Of(result.Answers), Figures.Of(result.Satisfied), Figures.Of(result.Rated), Text(result.Satisfaction),
                Figures.Of(result.Promoters), Figures.Of(result.Detractors), Text(result.NetPromoters));

        return table;
    }

    private static string Text(SurveyEstimate? estimate) => estimate is null ? "" : $"{estimate.Value} ({estimate.Lower} to {estimate.Upper})";
}
