using System.Buffers;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>A call that may be made, a feature of its request: who makes it, and what is held for it until its answer is written or it has ended
/// otherwise. All of that is released once, then.</summary>
internal sealed class AdmittedCall(Principal? principal, Payer payer, ResourceBudget budget)
{
    private static readonly AsyncLocal<AdmittedCall?> Reading = new();

    private readonly Lock _gate = new();
    private long _held;
    private long _messageHeld; // a part of it
    private long _answerWritten; // bytes of its last answer on the wire
    private bool _ended;
    private ITimer? _patience;

    /// <summary>The call whose messages are read here, when they may be compressed; null for others.</summary>
    public static AdmittedCall? OfCompressed
    {
        get => Reading.Value;
        set => Reading.Value = value;
    }

    /// <summary>Null for what nobody needs a key for.</summary>
    public Principal? Principal { get; } = principal;

    /// <summary>Of what outlives the call, as batches that it brought: released by whoever holds it.</summary>
    public Payer Payer { get; } = payer;

    /// <summary>Whether its request could be read and its method was entered.</summary>
    public bool IsEntered { get; set; }

    /// <summary>What was held for its answer when it was opened.</summary>
    public long AnswerBytes { get; init; }

    /// <summary>Bytes of its largest message.</summary>
    public int MaxMessageBytes { get; init; }

    public MessageForm Form { get; init; }

    /// <summary>Bytes of its message that have come.</summary>
    public long MessageBytes { get; private set; }

    public static AdmittedCall Of(ServerCallContext context) => context.GetHttpContext().Features.Get<AdmittedCall>()!;

    public bool TryHold(long bytes) => TryHold(bytes, share: 1);

    /// <summary>Holds what it takes to refuse something, for which there is more room; throws as <see cref="Hold"/> without any.</summary>
    public void HoldRefusal(long bytes)
    {
        if (!TryHold(bytes, share: 3))
            throw RefusalStatus.ToException(ResourceBudget.Overloaded);
    }

    private bool TryHold(long bytes, int share)
    {
        var bound = Payer.TryHold(bytes, share);
        if (bound != BudgetBound.None)
        {
            budget.OnRefused(bound);
            return false;
        }
        Interlocked.Add(ref _held, bytes);
        return true;
    }

    /// <summary>Holds so many bytes more; RESOURCE_EXHAUSTED OVERLOADED with a delay when they are over a bound.</summary>
    public void Hold(long bytes)
    {
        if (!TryHold(bytes))
            throw RefusalStatus.ToException(ResourceBudget.Overloaded);
    }

    /// <summary>Holds what its message takes, as far as it has come. Called by who reads it.</summary>
    public bool TryHoldMessage(in ReadOnlySequence<byte> message, bool isWhole)
    {
        MessageBytes = message.Length;
        return TryHoldMessage(isWhole ? Form.MemoryBytes(message) : Form.MemoryBytes(message.Length));
    }

    /// <summary>As <see cref="TryHoldMessage(in ReadOnlySequence{byte}, bool)"/>, of so many bytes that came out of a compressed one; throws when there is no room.</summary>
    public void HoldInflated(long bytes)
    {
        if (!TryHoldMessage(Form.MemoryBytes(bytes)))
            throw RefusalStatus.ToException(ResourceBudget.Overloaded);
    }

    /// <summary>Holds an answer of so many bytes on the wire until it is written.</summary>
    /// <returns>What it takes beyond what is held already: to be released before the next answer.</returns>
    public long HoldAnswer(int bytes)
    {
        _answerWritten = bytes;
        var more = Math.Max(0, (long)bytes * MethodBounds.AnswerFactor - AnswerBytes);
        if (more > 0)
            Hold(more);
        return more;
    }

    /// <summary>Gives back a part of what it holds, before it ends.</summary>
    public void Release(long bytes)
    {
        Interlocked.Add(ref _held, -bytes);
        Payer.Release(bytes);
    }

    /// <summary>Lets go of a part of what it holds for something that may outlive it, as a frame, and that releases it.</summary>
    public void GiveAway(long bytes) => Interlocked.Add(ref _held, -bytes);

    /// <summary>Its answer is on the way to the caller: cuts the call when that is not read in time.</summary>
    public void AwaitReader(HttpContext context, TimeProvider time, BudgetOptions options)
    {
        var lifetime = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        lock (_gate)
            if (!_ended)
                _patience ??= time.CreateTimer(_ => Cut(lifetime), null, options.Allowed(options.ReadTimeout, _answerWritten), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Everything is written, or nothing more will be.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _ended = true;
            _patience?.Dispose();
        }
        Payer.Release(Interlocked.Exchange(ref _held, 0));
        Payer.CloseCall();
    }

    private bool TryHoldMessage(long bytes)
    {
        if (bytes <= _messageHeld)
            return true;
        if (!TryHold(bytes - _messageHeld))
            return false;
        _messageHeld = bytes;
        return true;
    }

    /// <summary>Not once it has ended: its request's objects are used for another one then.</summary>
    private void Cut(IHttpRequestLifetimeFeature lifetime)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            budget.OnCut();
            lifetime.Abort();
        }
    }
}
