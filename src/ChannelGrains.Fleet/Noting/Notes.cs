namespace ChannelGrains.Fleet.Noting;

/// <summary>What is worth telling about the fleet, newest last; the oldest are forgotten. Safe for several threads.</summary>
public sealed class Notes
{
    private const int Kept = 200;

    private readonly Lock _gate = new();
    private readonly Queue<Note> _notes = [];
    private long _count;

    /// <summary>Tells something that has no place in simulated time, as what the server logs.</summary>
    public void Add(string text) => Enter(new Note(null, text, NoteTopic.Fleet));

    /// <summary>Tells something that happened at a simulated time.</summary>
    internal void Add(DateTimeOffset at, string text, NoteTopic topic = NoteTopic.Fleet) => Enter(new Note(at, text, topic));

    /// <summary>The newest notes about something, in their order.</summary>
    internal IReadOnlyList<Note> Newest(NoteTopic topic, int count)
    {
        lock (_gate)
            return [.. _notes.Where(note => note.Topic == topic).TakeLast(count)];
    }

    /// <summary>The notes after the first <paramref name="seen"/>, as far as they are kept; counts them as seen.</summary>
    internal IReadOnlyList<Note> After(ref long seen)
    {
        lock (_gate)
        {
            var unseen = (int)Math.Min(_count - seen, _notes.Count);
            seen = _count;
            return [.. _notes.TakeLast(unseen)];
        }
    }

    private void Enter(Note note)
    {
        lock (_gate)
        {
            _count++;
            _notes.Enqueue(note);
            if (_notes.Count > Kept)
                _notes.Dequeue();
        }
    }
}
