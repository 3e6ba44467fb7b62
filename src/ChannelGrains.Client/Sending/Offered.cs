namespace ChannelGrains.Client;

/// <summary>What became of an offered transaction.</summary>
/// <param name="IsTaken">False when the window is full: to be offered again when there is room.</param>
/// <param name="StoppedBy">Set when its lane has stopped, so that it comes back.</param>
/// <param name="LookUp">A new lane that the server has to be asked about.</param>
internal readonly record struct Offered(bool IsTaken, ServerError? StoppedBy, SenderLane? LookUp);
