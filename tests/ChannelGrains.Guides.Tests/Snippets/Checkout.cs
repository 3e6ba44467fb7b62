namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>The tests that build in the checkout as a reader does: one at a time, and none beside them, since one of them is timed.</summary>
[CollectionDefinition(nameof(Checkout), DisableParallelization = true)]
public sealed class Checkout;
