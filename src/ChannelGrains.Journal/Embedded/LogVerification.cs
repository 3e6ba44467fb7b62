using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Reads a log from its start and checks what opening takes on trust: every frame, contiguous versions, back pointers.</summary>
internal sealed class LogVerification(LogFiles files, long incarnation)
{
    private const int MaxProblems = 1000;

    private readonly List<VerifyProblem> _problems = [];
    private readonly List<string> _notes = [];
    private long _groups;
    private long _records;

    /// <summary>The journals as the log has them.</summary>
    public Dictionary<uint, VerifiedJournal> Journals { get; } = [];

    public LogCursor End { get; private set; }

    /// <param name="onIndexWrites">Gets the packed index writes of each record, in order.</param>
    public void Run(long limit, OnPacked? onIndexWrites, CancellationToken cancellationToken)
    {
        var scanner = new LogScanner(files, default, incarnation);
        try
        {
            while (scanner.MoveNext(limit) && _problems.Count < MaxProblems)
            {
                cancellationToken.ThrowIfCancellationRequested();
                CheckFrame(scanner, onIndexWrites);
                _groups++;
            }
        }
        catch (JournalCorruptException exception)
        {
            AddProblem(exception.File ?? "", exception.Offset, exception.Message);
        }
        catch (IOException exception)
        {
            var at = scanner.Cursor.Position;
            var segment = files.Find(at) ?? files.Last!;
            AddProblem(segment.File.Path, at - segment.Base, $"The log cannot be read: {exception.Message}. Look at the kernel's log and the disk.");
        }
        End = scanner.Cursor;
        if (scanner.TornBytes > 0)
            AddNote($"The log ends with {scanner.TornBytes} bytes of an interrupted write; the next open cuts them off.");
    }

    public void AddProblem(string file, long offset, string message)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new VerifyProblem(file, offset, message));
    }

    public void AddNote(string note) => _notes.Add(note);

    public VerifyReport Report() => new(_groups, _records, Journals.Count, End.Position, _problems, _notes);

    private void CheckFrame(LogScanner scanner, OnPacked? onIndexWrites)
    {
        var body = scanner.Body;
        var position = scanner.BodyPosition;
        var count = 0;
        for (; !body.IsEmpty; count++)
        {
            if (!RecordView.TryRead(body, out var record))
            {
                Problem(position, $"Group {scanner.Header.Group} holds a record that cannot be read.");
                return;
            }
            CheckRecord(record, position);
            onIndexWrites?.Invoke(record.Index);
            body = body[record.Length..];
            position += record.Length;
        }
        _records += count;
        if (count != scanner.Header.RecordCount)
            Problem(position, $"Group {scanner.Header.Group} holds {count} records, its head says {scanner.Header.RecordCount}.");
    }

    private void CheckRecord(RecordView record, long position)
    {
        var known = Journals.GetValueOrDefault(record.Journal);
        var name = record.Version == 1 ? Encoding.ASCII.GetString(record.NameBytes) : known.Name ?? $"journal {record.Journal}";
        if (record.Version != known.Version + 1)
            Problem(position, $"{name} has version {record.Version} where {known.Version + 1} belongs.");
        if (record.Previous != known.Position)
            Problem(position, $"Version {record.Version} of {name} points back to {record.Previous} instead of {known.Position}.");
        if (!record.PayloadIsIntact)
            Problem(position, $"The payload of version {record.Version} of {name} does not match its checksum.");
        Journals[record.Journal] = new VerifiedJournal(name, record.Version, position);
    }

    private void Problem(long position, string message)
    {
        var segment = files.Find(position)!;
        AddProblem(segment.File.Path, position - segment.Base, message);
    }
}
