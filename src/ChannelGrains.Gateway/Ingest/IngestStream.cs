using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>One open stream: a reader loop that routes frames to partners, a writer loop (in the other part) that answers, and a bounded
/// window between them. Reading waits only while much is undecided; a full window ends the stream.</summary>
internal sealed partial class IngestStream : IBatchReceiver
{
    /// <summary>Frames of any size that may be in flight, so that the next one is there when one is answered.</summary>
    private const int FramesReadAhead = 2;

    private readonly IngestServices _services;
    private readonly AdmittedCall _call;
    private readonly Principal _principal;
    private readonly IAsyncStreamReader<StreamRequest> _requests;
    private readonly IServerStreamWriter<StreamTransactionsResponse> _responses;
    private readonly CancellationTokenSource _ended;
    private readonly Channel<SentBatch> _decided = Channel.CreateUnbounded<SentBatch>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<BatchIndex> _batches = [];
    private readonly List<(string PartnerId, PartnerIngress? Ingress)> _partners = [];
    private readonly HashSet<PartnerIngress> _partnersOfFrame = [];
    private readonly SemaphoreSlim _room = new(0); // released when there may be
    private SourceDefinition _source;
    private int _unknownPartners;
    private int _framesInFlight;
    private int _transactionsInFlight;
    private long _lastFrameAt;

    public IngestStream(
        IngestServices services, AdmittedCall call, SourceDefinition source, IAsyncStreamReader<StreamRequest> requests,
        IServerStreamWriter<StreamTransactionsResponse> responses, CancellationToken cancellationToken)
    {
        _services = services;
        _call = call;
        _principal = call.Principal!;
        _source = source;
        _requests = requests;
        _responses = responses;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _lastFrameAt = services.Time.GetTimestamp();
    }

    /// <summary>Runs until the caller half-closes and everything is answered, or until one side fails.</summary>
    public async Task RunAsync()
    {
        using var ended = _ended;
        await using var farewell = WatchForFarewell();
        var writing = WriteAsync();
        try
        {
            var reading = ReadAsync();
            if (await Task.WhenAny(reading, writing) == writing)
                await _ended.CancelAsync();
            await reading;
            OnFramesDone(1, 0);
            await writing;
        }
        catch
        {
            await _ended.CancelAsync();
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (writing.IsFaulted)
                await writing;
            throw;
        }
    }

    public void OnDecided(SentBatch batch)
    {
        _services.Budgets.Spend(batch);
        _decided.Writer.TryWrite(batch);
    }

    private async Task ReadAsync()
    {
        // One more than the frames in flight, so that the writer ends only after the reader.
        Interlocked.Increment(ref _framesInFlight);
        while (await MoveNextAsync())
        {
            var request = _requests.Current;
            if (request.Buffer is null)
                throw RefusalStatus.ToException(Refusal.InvalidArgument("FRAME_EXPECTED",
                    "After `open` every message is a well-formed frame. The stream is closed; what was sent before stands."));
            if (Interlocked.Increment(ref _framesInFlight) - 1 > _services.Options.WindowFrames)
                throw RefusalStatus.ToException(Refusal.ResourceExhausted("WINDOW_EXCEEDED",
                    $"More than {_services.Options.WindowFrames} frames are in flight. Wait for frames_completed before sending more."));
            _source = await _services.Sources.GetAsync(_source.SourceId);
            await RouteAsync(request);
        }
    }

    /// <summary>Reads the next frame. Once the stream has the most in flight, that is when half of it is decided, so that frames still ride together.</summary>
    private async ValueTask<bool> MoveNextAsync()
    {
        var max = _services.Options.MaxStreamTransactions;
        if (HasInFlight(max))
        {
            _services.Instruments.OnStreamHeld();
            while (HasInFlight(max / 2))
                await _room.WaitAsync(_ended.Token);
        }
        return await _requests.MoveNext(_ended.Token);
    }

    private bool HasInFlight(int transactions) => Volatile.Read(ref _transactionsInFlight) >= transactions && Volatile.Read(ref _framesInFlight) > FramesReadAhead;

    private async ValueTask RouteAsync(StreamRequest request)
    {
        _lastFrameAt = _services.Time.GetTimestamp();
        _services.Instruments.OnFrameReceived();
        var transactions = FrameIndexer.Index(request, _batches, _services.Options.MaxFrameTransactions);
        if (transactions > _services.Options.MaxFrameTransactions)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("FRAME_TOO_LARGE",
                $"The frame has {transactions} transactions, more than {_services.Options.MaxFrameTransactions}. Send smaller frames."));
        var (bytes, resultBytes) = (request.Buffer!.Length, StreamFrame.ResultBytesOf(_batches.Count, transactions));
        var admitted = _call.TryHold(bytes + resultBytes);
        // What refuses a frame takes room too. Without any the stream ends.
        if (!admitted)
            _call.HoldRefusal(resultBytes);
        await FindPartnersAsync(request);
        Interlocked.Add(ref _transactionsInFlight, transactions);
        if (admitted)
            _call.GiveAway(bytes);
        var frame = new StreamFrame(request.Buffer, admitted ? bytes : 0, _batches.Count, transactions, _lastFrameAt, _call.Payer);
        for (var i = 0; i < _batches.Count; i++)
            Route(request, frame, _batches[i], _partners[i], admitted);
    }

    private async ValueTask FindPartnersAsync(StreamRequest request)
    {
        _partners.Clear();
        _partnersOfFrame.Clear();
        for (var i = 0; i < _batches.Count; i++)
        {
            var partnerId = request.Buffer.AsMemory(_batches[i].PartnerStart, _batches[i].PartnerLength);
            var ingress = _services.Partners.Find(partnerId.Span);
            var id = ingress?.PartnerId ?? (PartnerIds.IsValid(partnerId.Span) ? Encoding.ASCII.GetString(partnerId.Span) : "");
            if (id.Length > 0 && BatchRouting.Authorise(_principal, _source, id) is { } refusal)
                throw RefusalStatus.ToException(refusal);
            ingress ??= await _services.Partners.FindAsync(id, _ended.Token);
            if (ingress is null && ++_unknownPartners > _services.Options.MaxUnknownPartners)
                throw RefusalStatus.ToException(Refusal.ResourceExhausted("UNKNOWN_PARTNERS",
                    $"The stream sent more than {_services.Options.MaxUnknownPartners} batches for partners that do not exist, the last one for '{id}'. "
                    + "Create the partners, or take them out of the feed; what was acknowledged stands."));
            if (ingress is not null && !_partnersOfFrame.Add(ingress))
                throw RefusalStatus.ToException(Refusal.InvalidArgument("PARTNER_TWICE",
                    $"The frame has two batches of partner {ingress.PartnerId}. A frame has at most one batch of a partner.", "frame.batches"));
            _partners.Add((id, ingress));
        }
    }

    private void Route(StreamRequest request, StreamFrame frame, in BatchIndex index, (string PartnerId, PartnerIngress? Ingress) partner, bool admitted)
    {
        var activity = GatewayInstruments.StartBatch(partner.PartnerId, _source.SourceId, index.Transactions, request.Buffer.AsSpan(index.TraceStart, index.TraceLength));
        var pending = new SentBatch(this, index.BatchId, ToBatch(request, index, activity), frame, index.Transactions)
        {
            Activity = activity,
        };
        var refusal = admitted ? BatchRouting.Check(_principal, _source, index, partner.PartnerId, partner.Ingress) ?? _services.Budgets.Check(_source.SourceId) : ResourceBudget.Overloaded;
        if (refusal is null)
        {
            partner.Ingress!.Enqueue(pending);
            return;
        }
        _services.Instruments.OnBatchRefused(refusal.Reason);
        pending.OnDecided(BatchReply.Refuse(refusal), default);
    }

    private IngestBatch ToBatch(StreamRequest request, in BatchIndex index, Activity? activity) => new()
    {
        Principal = _principal.Name,
        SourceId = _source.SourceId,
        Mode = _source.Mode,
        MaxAgeDays = _source.AgeLimitDays,
        Epoch = index.Epoch,
        FirstSequence = index.FirstSequence,
        Message = request.Buffer.AsMemory(index.Start, index.Length),
        Span = activity?.Id,
    };
}
