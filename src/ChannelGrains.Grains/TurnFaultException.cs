namespace ChannelGrains.Grains;

/// <summary>Ends a turn where <see cref="GrainFaults"/> has it end.</summary>
public sealed class TurnFaultException(TurnStep step) : Exception($"A turn ends at {step}, as GrainFaults has it.");
