using System.Threading.Channels;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Cli.Import;

/// <summary>One import: reading and mapping on one side, sending on the other, a bounded channel between.</summary>
internal sealed class ImportRun : IAsyncDisposable
{
    private const int ChunksAhead = 4;

    // One client, not a fleet, and somebody waits for it: it must not sleep through the time in which the server is back.
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(2);

    private readonly ImportPlan _plan;
    private readonly CsvSource _file;
    private readonly RowReader _reader;
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<TransactionSender> _senders = [];
    private readonly OutcomeTally _tally = new();
    private readonly TimeProvider _clock;
    private PartnerPreparation? _preparation;
    private long _alreadyCommitted;

    public ImportRun(ImportPlan plan, CsvSource file, RowRules rules, TimeProvider clock)
    {
        _plan = plan;
        _file = file;
        _reader = new RowReader(file, rules, plan);
        _clock = clock;
    }

    public long RowsRead => _reader.Rows;

    /// <summary>Share of the file read, 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    public long Unacknowledged => _senders.Sum(sender => sender.Progress.Unacknowledged);

    /// <summary>Runs the import to its end.</summary>
    /// <param name="connect">Makes a channel to the server; called once per connection.</param>
    /// <param name="cancellationToken">Ends the import; what is under way may be taken.</param>
    /// <returns>What it did, also when the server refused the stream on the way.</returns>
    /// <exception cref="MappingException">Partner ids collide.</exception>
    /// <exception cref="Grpc.Core.RpcException">The server refused to create a partner or to read a lane.</exception>
    public async Task<ImportSummary> RunAsync(Func<GrpcChannel> connect, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        if (!_plan.IsDryRun)
        {
            OpenSenders(connect);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = Channel.CreateBounded<ImportChunk>(
            new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => _reader.ReadAsync(chunks.Writer, ending.Token), CancellationToken.None);
        ServerError? failure = null;
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                await SendAsync(chunk, cancellationToken);
            }

            await reading;
            await Task.WhenAll(_senders.Select(sender => sender.FlushAsync(cancellationToken)));
            failure = _senders.Select(sender => sender.Failure).FirstOrDefault(error => error is not null);
        }
        catch (SenderFailedException e)
        {
            failure = e.Error;
        }
        finally
        {
            await ending.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return Summarize(_clock.GetElapsedTime(started), failure);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders)
        {
            await sender.DisposeAsync();
        }

        _channels.ForEach(channel => channel.Dispose());
    }

    private void OpenSenders(Func<GrpcChannel> connect)
    {
        for (var i = 0; i < _plan.Connections; i++)
        {
            var channel = connect();
            _channels.Add(channel);
            _senders.Add(new TransactionSender(channel, _plan.SourceId, new SenderOptions
            {
                Mode = _plan.Mode,
                GiveUpAfter = _plan.GiveUpAfter,
                BackoffMax = LongestBackoff,
                OnOutcome = _tally.Add,
                TimeProvider = _clock,
            }));
        }

        _preparation = new PartnerPreparation(new PartnerService.PartnerServiceClient(_channels[0]), _plan, _senders, _clock);
    }

    private async Task SendAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        if (_preparation is null)
        {
            return;
        }

        await _preparation.PrepareAsync(chunk.NewPartners, cancellationToken);
        foreach (var (partner, transaction) in chunk.Rows)
        {
            if (partner.RowsToSkip > 0)
            {
                partner.RowsToSkip--;
                _alreadyCommitted++;
                continue;
            }

            await partner.Sender!.SendAsync(partner.Id, transaction, cancellationToken);
        }
    }

    private ImportSummary Summarize(TimeSpan elapsed, ServerError? failure)
    {
        var progress = _senders.Select(sender => sender.Progress).ToList();
        return new ImportSummary
        {
            File = _plan.File,
            SourceId = _plan.SourceId,
            IsDryRun = _plan.IsDryRun,
            RowsRead = _reader.Rows,
            SkippedByRule = _reader.Skips.ToDictionary(rule => rule.Name, rule => rule.Rows),
            BadRows = _reader.BadRows,
            BadRowExamples = _reader.BadRowExamples,
            StoppedByErrors = _reader.StoppedByErrors,
            EqualRows = _reader.EqualRows,
            AlreadyCommitted = _alreadyCommitted,
            NegativeSaleQuantities = _reader.NegativeSaleQuantities,
            Partners = _reader.Partners,
            PartnersCreated = _preparation?.Created ?? 0,
            Sent = progress.Sum(p => p.Sent),
            Accepted = progress.Sum(p => p.Accepted),
            Duplicates = progress.Sum(p => p.Duplicates),
            DuplicatesAfterResend = progress.Sum(p => p.DuplicatesAfterResend),
            Quarantined = progress.Sum(p => p.Quarantined),
            QuarantinedByReason = _tally.Quarantined,
            Refused = progress.Sum(p => p.Refused),
            RefusedByReason = _tally.Refused,
            Reconnects = progress.Sum(p => p.Reconnects),
            Seconds = elapsed.TotalSeconds,
            Failure = failure,
        };
    }
}
