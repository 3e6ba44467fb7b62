using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Scorecards.V1;
using Google.Protobuf;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard define</summary>
internal static class DefineVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The definition as JSON: effective_from, kpis, bands, as scorecard definitions --json shows them." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "define",
            "Defines a new version of the scorecard out of a file. A file that says what the latest version of its month says changes nothing.",
            "scorecard define scorecard.json",
            [file, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var wanted = await ReadAsync(session.Arguments.GetRequiredValue(file), cancellationToken);
                var client = new ScorecardService.ScorecardServiceClient(session.Channel);
                var known = (await client.ListScorecardDefinitionsAsync(new ListScorecardDefinitionsRequest(), cancellationToken: cancellationToken)).Definitions;
                var definition = known.LastOrDefault(one => one.EffectiveFrom == wanted.EffectiveFrom);
                if (definition is null || !Content(definition).Equals(Content(wanted)))
                    definition = (await client.DefineScorecardAsync(
                        new DefineScorecardRequest { Definition = wanted, RequestId = session.RequestId }, cancellationToken: cancellationToken)).Definition;
                session.Write(definition, () => ScorecardView.Of(definition));
                return ExitCode.Done;
            });
    }

    private static async Task<ScorecardDefinition> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonParser.Default.Parse<ScorecardDefinition>(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new UsageException($"{file.Name} is no definition of a scorecard: {exception.Message}");
        }
        catch (InvalidJsonException exception)
        {
            throw new UsageException($"{file.Name} is no JSON: {exception.Message}");
        }
    }

    /// <summary>What the caller says of it, with the defaults that the server fills in.</summary>
    private static ScorecardDefinition Content(ScorecardDefinition definition)
    {
        var content = definition.Clone();
        (content.Version, content.DefinedAt, content.Etag) = (0, null, "");
        foreach (var kpi in content.Kpis)
        {
            kpi.Cap = kpi.Cap.Length == 0 ? "1" : kpi.Cap;
            kpi.PassFrom = kpi.PassFrom.Length == 0 ? "1" : kpi.PassFrom;
        }

        return content;
    }
}
