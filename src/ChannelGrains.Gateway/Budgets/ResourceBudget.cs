using System.Collections.Concurrent;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Bytes and calls that this server holds for its callers: for each connection, each principal, and in all. Those without a key have a small
/// account of their own.</summary>
internal sealed class ResourceBudget
{
    /// <summary>What a call costs while nothing is read or written: its objects in the server, and what waits unread in the buffers of its answer.</summary>
    public const long CallBytes = 16 << 10;

    private readonly BudgetOptions _options;
    private readonly BudgetInstruments _instruments;
    private readonly ConcurrentDictionary<string, Account> _principals = new(StringComparer.Ordinal);
    private readonly Account _total;
    private readonly Account _unknown;
    private readonly Account _shared;
    private readonly long _principalBytes, _principalCalls;
    private int _connections, _unknownConnections;

    public ResourceBudget(IOptions<BudgetOptions> options, KeyRing keys, BudgetInstruments instruments)
    {
        _options = options.Value;
        _instruments = instruments;
        _total = new Account(_options.TotalBytes, _options.TotalCalls);
        _unknown = new Account(_options.UnknownCalls * 4 * CallBytes, _options.UnknownCalls);
        _shared = new Account(_options.TotalBytes / 4, 0);
        // Without keys everybody is one principal.
        (_principalBytes, _principalCalls) = keys.IsEmpty ? (_options.TotalBytes, _options.TotalCalls) : (_options.PrincipalBytes, _options.PrincipalCalls);
        instruments.Observe(_total, () => Volatile.Read(ref _connections));
    }

    public static Refusal Overloaded { get; } = Refusal.ResourceExhausted("OVERLOADED",
        "The server holds as much for this caller, or for all, as it can. Nothing of the request was stored; send it again after the delay.").Passing();

    /// <summary>The part of all bytes that is free, 0 to 1.</summary>
    public double Free => Math.Max(0, 1 - (double)_total.Bytes / _total.MaxBytes);

    public long HeldBytes => _total.Bytes;

    public long OpenCalls => _total.Calls;

    /// <summary>Takes in a connection; null when there are too many, or too many of which nobody knows whose they are.</summary>
    public ConnectionAccount? TryConnect()
    {
        var (all, unknown) = (Interlocked.Increment(ref _connections), Interlocked.Increment(ref _unknownConnections));
        if (all <= _options.Connections && unknown <= _options.UnknownConnections)
            return new ConnectionAccount(_options.ConnectionBytes, () => Interlocked.Decrement(ref _unknownConnections));
        Interlocked.Decrement(ref _connections);
        Interlocked.Decrement(ref _unknownConnections);
        _instruments.OnRefused("connections");
        return null;
    }

    public void Disconnect(ConnectionAccount connection)
    {
        connection.SetKnown();
        Interlocked.Decrement(ref _connections);
    }

    /// <summary>Opens a call, whose <see cref="AdmittedCall.End"/> closes it; null when the caller or the server has too many, or holds too much.</summary>
    /// <param name="connection">On which it came.</param>
    /// <param name="principal">Who makes it; null for what needs no key.</param>
    /// <param name="answerBytes">What its answer may take while it is made and written.</param>
    /// <param name="maxMessageBytes">Bytes of its largest message.</param>
    /// <param name="form">What becomes of its messages.</param>
    public AdmittedCall? TryOpen(ConnectionAccount connection, Principal? principal, long answerBytes, int maxMessageBytes, MessageForm form)
    {
        var payer = new Payer(connection, principal is null ? _unknown : AccountOf(principal), _total);
        var bound = payer.TryOpenCall();
        if (bound == BudgetBound.None)
        {
            var call = new AdmittedCall(principal, payer, this) { AnswerBytes = answerBytes, MaxMessageBytes = maxMessageBytes, Form = form };
            if (call.TryHold(CallBytes + answerBytes))
                return call;
            payer.CloseCall();
            return null;
        }
        _instruments.OnRefused(bound switch
        {
            BudgetBound.Connection => "connection_calls",
            BudgetBound.Principal => "principal_calls",
            _ => "calls",
        });
        return null;
    }

    /// <summary>Holds what is kept for all who watch the same, of which a quarter of all bytes may be.</summary>
    public bool TryHoldShared(long bytes)
    {
        if (!_shared.TryHold(bytes))
        {
            _instruments.OnRefused("shared_bytes");
            return false;
        }
        if (_total.TryHold(bytes))
            return true;
        _shared.Release(bytes);
        OnRefused(BudgetBound.Total);
        return false;
    }

    public void ReleaseShared(long bytes)
    {
        _total.Release(bytes);
        _shared.Release(bytes);
    }

    public void OnRefused(BudgetBound bound) => _instruments.OnRefused(bound switch
    {
        BudgetBound.Connection => "connection_bytes",
        BudgetBound.Principal => "principal_bytes",
        _ => "bytes",
    });

    public void OnCut() => _instruments.OnRefused("slow_reader");

    public void OnRefused(string reason) => _instruments.OnRefused(reason);

    private Account AccountOf(Principal principal) => principal is { ShareId: null, Survey: null }
        ? _principals.GetOrAdd(principal.Payer, static (_, budget) => new Account(budget._principalBytes, budget._principalCalls), this)
        : _principals.GetOrAdd(principal.Payer, static (_, budget) => new Account(budget._options.PrincipalBytes, budget._options.PrincipalCalls), this);
}
