using ChannelGrains.Journal.Tests.Conformance;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class EmbeddedJournalsConformance() : JournalsConformance(new JournalHarness());

public sealed class EmbeddedJournalReadsConformance() : JournalReadsConformance(new JournalHarness());

public sealed class EmbeddedIndexConformance() : IndexConformance(new JournalHarness());

public sealed class EmbeddedRowsConformance() : RowsConformance(new JournalHarness());

public sealed class EmbeddedCommitWatchConformance() : CommitWatchConformance(new JournalHarness());

public sealed class EmbeddedAdministrationConformance() : AdministrationConformance(new JournalHarness());
