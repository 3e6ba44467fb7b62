namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The opened journals, one reference per name. They are held weakly: whoever works on a journal holds its reference, and so do the queue and the
/// next checkpoint while there is something the database does not know.
/// </summary>
internal sealed class RefTable
{
    private const int Stripes = 64;

    private readonly object _store;
    private readonly IndexDatabase _index;
    private readonly Stripe[] _stripes = new Stripe[Stripes];

    public RefTable(object store, IndexDatabase index)
    {
        (_store, _index) = (store, index);
        for (var number = 0; number < Stripes; number++)
            _stripes[number] = new Stripe();
    }

    public EmbeddedJournalRef GetOrLoad(JournalName name) => Get(name, null);

    /// <summary>For recovery, which is alone and has read the head already.</summary>
    public EmbeddedJournalRef GetOrAdd(JournalName name, JournalHead head) => Get(name, head);

    /// <summary>The last durable version of a journal, which is not opened for it.</summary>
    public long DurableVersion(JournalName name)
    {
        var stripe = StripeOf(name);
        lock (stripe)
            return stripe.Refs.TryGetValue(name.Value, out var weak) && weak.TryGetTarget(out var opened) ? opened.DurableVersion : LoadHead(name).Version;
    }

    private EmbeddedJournalRef Get(JournalName name, JournalHead? known)
    {
        var stripe = StripeOf(name);
        // The head is read under the lock: were a reference to come and go meanwhile, a head read before would be stale.
        lock (stripe)
        {
            if (stripe.Refs.TryGetValue(name.Value, out var weak) && weak.TryGetTarget(out var opened))
                return opened;
            opened = new EmbeddedJournalRef(name, _store, known ?? LoadHead(name));
            stripe.Add(opened);
            return opened;
        }
    }

    private Stripe StripeOf(JournalName name) => _stripes[(uint)name.Value.GetHashCode() % Stripes];

    private JournalHead LoadHead(JournalName name)
    {
        Span<byte> key = stackalloc byte[JournalName.MaxBytes + 1];
        return _index.Get(IndexKeys.ForName(key, name.Value)) is { } head ? JournalHead.Read(head) : default;
    }

    private sealed class Stripe
    {
        private int _sweepAt = 64;

        public Dictionary<string, WeakReference<EmbeddedJournalRef>> Refs { get; } = new(StringComparer.Ordinal);

        public void Add(EmbeddedJournalRef opened)
        {
            Refs[opened.Name.Value] = new WeakReference<EmbeddedJournalRef>(opened);
            if (Refs.Count < _sweepAt)
                return;
            foreach (var (name, weak) in Refs)
                if (!weak.TryGetTarget(out _))
                    Refs.Remove(name);
            _sweepAt = Math.Max(64, Refs.Count * 2);
        }
    }
}
