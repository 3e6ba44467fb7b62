using ChannelGrains.Journal.Tests.Conformance;

namespace ChannelGrains.Journal.Tests.Postgres;

public sealed class PostgresJournalsConformance() : JournalsConformance(new PostgresHarness());

public sealed class PostgresJournalReadsConformance() : JournalReadsConformance(new PostgresHarness());

public sealed class PostgresIndexConformance() : IndexConformance(new PostgresHarness());

public sealed class PostgresRowsConformance() : RowsConformance(new PostgresHarness());

public sealed class PostgresCommitWatchConformance() : CommitWatchConformance(new PostgresHarness());

public sealed class PostgresAdministrationConformance() : AdministrationConformance(new PostgresHarness());
