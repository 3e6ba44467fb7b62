using ChannelGrains.Cli.Hosting;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Cli.Import;

/// <summary>Carries out one import: checks the source, runs it with a progress display, reports.</summary>
internal sealed class ImportVerb(Session session, ImportOptions options)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var mapping = MappingDocument.Read(arguments.GetRequiredValue(options.Map));
        var data = arguments.GetRequiredValue(options.File);
        using var file = BeforeSending(() => CsvSource.Open(data.FullName, mapping.Format));
        List<string> folders = [data.DirectoryName!, mapping.Directory];
        if (arguments.GetValue(options.Lookups) is { } lookups)
            folders.Insert(0, lookups.FullName);

        var rules = MappingBinder.Bind(mapping, file, folders);
        if (!arguments.GetValue(options.DryRun) && file.CanReadAgain)
            // A fault at the end of the file is better found before its beginning is sent.
            BeforeSending(() => CsvSource.Check(file.Path, mapping.Format, cancellationToken));

        var plan = await PlanAsync(mapping, data, cancellationToken);
        await using var run = new ImportRun(plan, file, rules, session.Host.Clock);
        var summary = await ImportProgress.ShowAsync(session, run, run.RunAsync(session.Connect, cancellationToken));
        return ImportReport.Write(session, summary);
    }

    private static T BeforeSending<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (MappingException exception)
        {
            throw new MappingException($"{exception.Message.TrimEnd('.')}. Nothing was sent.");
        }
    }

    private async Task<ImportPlan> PlanAsync(MappingDocument mapping, FileInfo data, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var isDryRun = arguments.GetValue(options.DryRun);
        var source = mapping.Source.Clone();
        source.SourceId = arguments.GetValue(options.Source) ?? source.SourceId;
        source.Mode = arguments.GetValue(options.Sequenced) ? SourceMode.Sequenced : source.Mode;
        if (source.SourceId.Length == 0)
            throw new UsageException("Say --source ID, or source.id in the mapping.");

        var maxErrors = arguments.GetValue(options.MaxErrors);
        if (source.Mode == SourceMode.Sequenced && maxErrors > 0)
            throw new UsageException(
                "--max-errors must be 0 for a SEQUENCED source: "
                + "leaving out a row would change the numbers of later ones.");

        if (!isDryRun)
            await CheckSourceAsync(source, cancellationToken);

        return new ImportPlan
        {
            File = data.FullName,
            SourceId = source.SourceId,
            Mode = source.Mode,
            PartnerDefaults = mapping.PartnerDefaults,
            CreatesPartners = arguments.GetValue(options.CreatePartners),
            Connections = arguments.GetValue(options.Connections),
            MaxErrors = isDryRun ? long.MaxValue : maxErrors,
            MaxConflicts = arguments.GetValue(options.MaxConflicts),
            Epoch = arguments.GetValue(options.Epoch),
            GiveUpAfter = TimeSpan.FromSeconds(Math.Max(1, arguments.GetValue(options.GiveUpAfter))),
            IsDryRun = isDryRun,
        };
    }

    /// <summary>Makes sure that the source is there and has the mode that rows will be sent in.</summary>
    private async Task CheckSourceAsync(Source wanted, CancellationToken cancellationToken)
    {
        var client = new IngestService.IngestServiceClient(session.Channel);
        Source found;
        try
        {
            var request = new GetSourceRequest { SourceId = wanted.SourceId };
            found = (await client.GetSourceAsync(request, cancellationToken: cancellationToken)).Source;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound && session.Arguments.GetValue(options.CreateSource))
        {
            var request = new CreateSourceRequest { Source = wanted, RequestId = Guid.NewGuid().ToString() };
            found = (await client.CreateSourceAsync(request, cancellationToken: cancellationToken)).Source;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.PermissionDenied)
        {
            // A key for sending only may not read sources; the stream itself will tell.
            return;
        }

        if (found.Mode != wanted.Mode)
            throw new UsageException(
                $"Source {wanted.SourceId} is {Output.EnumNames.Of(found.Mode)}, "
                + $"the import would send as {Output.EnumNames.Of(wanted.Mode)}. "
                + "Choose another --source, or --sequenced, or source.mode in the mapping.");
    }
}
