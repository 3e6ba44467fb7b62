using System.Threading.Channels;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>Reads and maps the file, on a thread of its own.</summary>
internal sealed class RowReader(CsvSource file, RowRules rules, ImportPlan plan)
{
    private const int MaxExamples = 20;

    private readonly RowMapper _mapper = new(rules);
    private readonly PartnerDirectory _partners = new();
    private readonly RepeatedIds _ids = new();
    private readonly HashSet<string> _sentIds = new(StringComparer.Ordinal);
    private readonly List<BadRow> _badRows = [];
    private long _rows;

    /// <summary>Rows read so far, also those left out. Read by the progress display while it grows.</summary>
    public long Rows => Volatile.Read(ref _rows);

    public long BadRows { get; private set; }

    /// <summary>The first bad rows.</summary>
    public IReadOnlyList<BadRow> BadRowExamples => _badRows;

    /// <summary>SEQUENCED with row_hash: rows left out because an equal one came before.</summary>
    public long EqualRows { get; private set; }

    /// <summary>Rows in which nothing stands.</summary>
    public long BlankRows { get; private set; }

    /// <summary>Rows with the transaction id of an earlier row of their partner.</summary>
    public long RepeatedIds => _ids.Count;

    /// <summary>True when reading ended early because of too many bad rows.</summary>
    public bool StoppedByErrors { get; private set; }

    public long NegativeSaleQuantities => _mapper.NegativeSaleQuantities;

    public IReadOnlyList<SkipRule> Skips => rules.Skips;

    public int Partners => _partners.Count;

    public IEnumerable<ImportPartner> AllPartners => _partners.All;

    /// <summary>Reads to the end, or to one bad row too many; completes the channel.</summary>
    /// <exception cref="MappingException">Partner ids collide.</exception>
    public async Task ReadAsync(ChannelWriter<ImportChunk> chunks, CancellationToken cancellationToken)
    {
        try
        {
            var chunk = new ImportChunk();
            while (!StoppedByErrors && file.Read())
            {
                Volatile.Write(ref _rows, _rows + 1);
                Add(chunk);
                if (chunk.Rows.Count == ImportChunk.Capacity)
                {
                    await chunks.WriteAsync(chunk, cancellationToken);
                    chunk = new ImportChunk();
                }
            }

            await chunks.WriteAsync(chunk, cancellationToken);
        }
        finally
        {
            chunks.Complete();
        }
    }

    private void Add(ImportChunk chunk)
    {
        try
        {
            if (file.Row.IsBlank)
            {
                BlankRows++;
                return;
            }

            foreach (var skip in rules.Skips)
                if (skip.Skips(file.Row))
                    return;

            var transaction = _mapper.Map(file.Row);
            if (IsEqualToEarlier(transaction))
            {
                EqualRows++;
                return;
            }

            var partner = _partners.Of(file.Row, rules, out var isNew);
            if (isNew)
                chunk.NewPartners.Add(partner);

            _ids.Add(partner, transaction.TransactionId);

            chunk.Rows.Add(new MappedRow(partner, transaction));
        }
        catch (BadRowException exception)
        {
            BadRows++;
            if (_badRows.Count < MaxExamples)
                _badRows.Add(new BadRow(file.Row.Line, exception.Column, exception.Message));

            StoppedByErrors = BadRows > plan.MaxErrors;
        }
    }

    // A KEYED server finds them by their id; in a lane each would take a number and go to quarantine as a re-used id.
    private bool IsEqualToEarlier(Transaction transaction) => plan.Mode == SourceMode.Sequenced
        && rules.TransactionId.MergesEqualRows && !_sentIds.Add(transaction.TransactionId);
}
